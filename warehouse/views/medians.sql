-- What a deal of each segment is worth where nobody knows: the median of those of the lane asked for of which it is known in the plant's own currency.
SELECT segment, own_minor AS net_minor
FROM (
  SELECT
    coalesce(segment, '') AS segment, own_minor,
    row_number() OVER (PARTITION BY segment ORDER BY own_minor) AS rank,
    count(*) OVER (PARTITION BY segment) AS alike
  FROM members
  WHERE kind = 'deal' AND is_of_lane AND is_told_lately AND own_minor IS NOT NULL
) AS ranked
WHERE rank = ceil(50 * alike / 1e2)
