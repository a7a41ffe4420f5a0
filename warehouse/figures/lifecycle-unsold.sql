-- The lifecycle of customers: the products that are sold still, as `products` says, and of which nobody ordered one in the year before the instant
-- the figures are of. No filter counts.
SELECT products.product
FROM products
LEFT JOIN (
  SELECT DISTINCT sales.product
  FROM sales
  CROSS JOIN params
  WHERE sales.scope = 'all'
    AND CAST(sales.day AS date)
      > CAST(date_format(at_timezone(from_iso8601_timestamp(params.as_of), params.time_zone), '%Y-%m-%d') AS date) - INTERVAL '365' DAY
) AS sold ON sold.product = products.product
WHERE products.active AND sold.product IS NULL
ORDER BY products.product
