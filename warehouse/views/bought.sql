-- Each account that has ordered: what of it in the months asked for, and what that left.
SELECT
  sales.account_id,
  sum(CASE WHEN substr(sales.day, 1, 7) BETWEEN params.from_month AND params.to_month THEN sales.net_minor ELSE 0 END) AS revenue,
  sum(CASE WHEN substr(sales.day, 1, 7) BETWEEN params.from_month AND params.to_month THEN sales.margin ELSE 0e0 END) AS margin
FROM sales
CROSS JOIN params
WHERE sales.scope = 'all'
GROUP BY sales.account_id
