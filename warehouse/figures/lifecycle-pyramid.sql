-- The product pyramid: how many accounts have bought what stands on a step and nothing above it, and how many of their orders in the months asked
-- for came up to that step from one below.
SELECT step, sum(customers) AS customers, sum(moved_up) AS moved_up
FROM (
  SELECT step, 1 AS customers, 0 AS moved_up
  FROM standings
  WHERE step IS NOT NULL
  UNION ALL
  SELECT climbs.step, 0, 1
  FROM climbs
  JOIN standings ON standings.id = climbs.account_id
  CROSS JOIN params
  WHERE climbs.is_up AND substr(climbs.day, 1, 7) BETWEEN params.from_month AND params.to_month
) AS steps
GROUP BY step
ORDER BY step
