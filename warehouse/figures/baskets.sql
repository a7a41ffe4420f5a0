-- What became of those who came into a basket, by the month they came in: entered = returned + moved_on (to another basket) + closed + inside. `won`:
-- of those that returned, and were bought by then. A record counts once in a month and basket, by its last stay there. No filter counts.
SELECT
  month, basket,
  count(*) AS entered,
  count(CASE WHEN left_as = 'returned' THEN 1 END) AS returned,
  count(CASE WHEN left_as = 'moved-on' THEN 1 END) AS moved_on,
  count(CASE WHEN left_as = 'closed' THEN 1 END) AS closed,
  count(CASE WHEN left_as IS NULL THEN 1 END) AS inside,
  count(won_minor) AS won,
  CAST(max(CASE WHEN left_as = 'returned' AND rank = ceil(50 * alike / 1e2) THEN days END) AS bigint) AS days_to_return
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY month, basket, left_as ORDER BY days) AS rank,
    count(*) OVER (PARTITION BY month, basket, left_as) AS alike
  FROM parkings
) AS ranked
GROUP BY month, basket
ORDER BY month, basket
