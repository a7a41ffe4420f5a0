-- The lifecycle of customers: what those asked for ordered of each group of products in the months asked for, what that left, and the mean discount
-- of the last quotes of deals. Without a group: of what nobody knows the product. Which group a product is in is said in `products`. Money is in
-- minor units of the plant's own currency, shares and discounts in percent.
SELECT
  product_group,
  count(net_minor) AS orders,
  coalesce(sum(net_minor), 0) AS revenue,
  CAST(floor(sum(margin) + 5e-1) AS bigint) AS margin,
  CASE WHEN sum(net_minor) > 0 THEN 1e2 * sum(margin) / sum(net_minor) END AS margin_percent,
  avg(discount) AS discount_percent
FROM (
  SELECT products.product_group, sales.net_minor, sales.margin, CAST(NULL AS double) AS discount
  FROM sales
  JOIN accounts ON accounts.id = sales.account_id
  CROSS JOIN params
  LEFT JOIN products ON products.product = sales.product
  WHERE accounts.is_asked AND sales.scope = 'all' AND substr(sales.day, 1, 7) BETWEEN params.from_month AND params.to_month
  UNION ALL
  SELECT product_group, NULL, 0e0, discount
  FROM quoted
) AS parts
GROUP BY product_group
ORDER BY product_group
