-- What is aimed at, as it was set last: of a month, of all, of a manager, of a segment, or of a manager in a segment (`layer` 1 to 4).
SELECT
  told.data.month.s AS month,
  told.data.manager.s AS manager,
  told.data.segment.s AS segment,
  CASE WHEN told.data.manager.s IS NULL THEN 1 ELSE 2 END + CASE WHEN told.data.segment.s IS NULL THEN 0 ELSE 2 END AS layer,
  CAST(told.data.orders.n AS bigint) AS orders,
  CAST(told.data.shipments.n AS bigint) AS shipments,
  CAST(told.data.margin.n AS bigint) AS margin,
  CAST(told.data.newcustomers.n AS bigint) AS new_customers
FROM (
  SELECT id, max_by(data, step) AS data
  FROM facts
  WHERE type = 'PlanSet'
  GROUP BY id
) AS told
