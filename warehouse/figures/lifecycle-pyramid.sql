-- The product pyramid: how many accounts have bought what stands on a step and nothing above it, and how many of their orders in the months asked
-- for came up to that step from one below.
SELECT
  CASE places.place WHEN 'at' THEN climbed.highest ELSE climbed.step END AS step,
  count(CASE places.place WHEN 'at' THEN 1 END) AS customers,
  count(CASE places.place WHEN 'up' THEN 1 END) AS moved_up
FROM (
  SELECT theirs.step, theirs.n, theirs.is_up, theirs.is_within, max(theirs.step) OVER (PARTITION BY theirs.account_id) AS highest
  FROM theirs
) AS climbed
CROSS JOIN (VALUES ('at'), ('up')) AS places(place)
WHERE CASE places.place WHEN 'at' THEN climbed.n = 1 AND climbed.highest > 0 ELSE climbed.is_up AND climbed.is_within END
GROUP BY CASE places.place WHEN 'at' THEN climbed.highest ELSE climbed.step END
ORDER BY step
