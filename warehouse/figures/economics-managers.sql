-- Unit economics: what each manager's customers ordered in the months asked for, what that left after the claims of the months, and what selling
-- to them cost. Without a name: what is nobody's. In minor units of the plant's own currency. Of some leads alone there is no such figure: what
-- selling to these cost nobody enters.
SELECT
  nullif(added.manager, '') AS manager, added.orders, added.revenue, added.margin, added.sales_cost,
  CAST(added.margin - added.sales_cost AS double) / nullif(added.sales_cost, 0) AS ros
FROM (
  SELECT
    manager, orders, revenue, margin,
    CASE WHEN count(sales_cost) OVER () > 0 THEN coalesce(sales_cost, 0) END AS sales_cost -- nothing where nobody entered any
  FROM (
    SELECT
      manager, count(ordered) AS orders, coalesce(sum(ordered), 0) AS revenue,
      CAST(floor(sum(margin) + 5e-1) AS bigint) AS margin,
      sum(sales_cost) AS sales_cost
    FROM (
      SELECT coalesce(sales.manager, '') AS manager, sales.net_minor AS ordered, sales.margin, CAST(NULL AS bigint) AS sales_cost
      FROM sales
      CROSS JOIN params
      WHERE sales.scope = 'all' AND substr(sales.day, 1, 7) BETWEEN params.from_month AND params.to_month
      UNION ALL
      SELECT coalesce(complaints.manager, ''), NULL, CAST(-complaints.net_minor AS double), NULL
      FROM complaints
      CROSS JOIN params
      WHERE substr(complaints.day, 1, 7) BETWEEN params.from_month AND params.to_month
      UNION ALL
      SELECT manager, NULL, 0e0, net_minor
      FROM selling_costs
    ) AS parts
    GROUP BY manager
  ) AS sold
) AS added
CROSS JOIN params
WHERE params.lane <> 'separate' AND coalesce(params.segment, params.source, params.campaign, params.origin, params.product_group) IS NULL
  AND (params.manager IS NULL OR params.manager = added.manager)
ORDER BY added.manager = '', added.manager
