-- The lifecycle of customers: how many accounts of each segment are in each state, as of the instant. Of the filters the segment and the manager of the
-- account count. Whether a deal is of a higher step than what was bought, `products` tells; without it nobody is in development.
SELECT
  segment,
  count(CASE WHEN state = 'acquisition' THEN 1 END) AS acquisition,
  count(CASE WHEN state = 'result' THEN 1 END) AS result,
  count(CASE WHEN state = 'retention' THEN 1 END) AS retention,
  count(CASE WHEN state = 'development' THEN 1 END) AS development,
  count(CASE WHEN state = 'return' THEN 1 END) AS return_
FROM standings
GROUP BY segment
ORDER BY segment
