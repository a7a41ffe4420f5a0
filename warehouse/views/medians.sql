-- What a deal of each segment is worth where nobody knows: the median of those of the lane asked for of which it is known, in the currency most of
-- them are in.
SELECT segment, net_minor
FROM (
  SELECT segment, net_minor, row_number() OVER (PARTITION BY segment ORDER BY alike DESC, currency) AS place
  FROM (
    SELECT
      coalesce(segment, '') AS segment, currency, net_minor,
      row_number() OVER (PARTITION BY segment, currency ORDER BY net_minor) AS rank,
      count(*) OVER (PARTITION BY segment, currency) AS alike
    FROM members
    WHERE kind = 'deal' AND is_of_lane AND is_told_lately AND net_minor IS NOT NULL
  ) AS ranked
  WHERE rank = ceil(50 * alike / 1e2)
) AS middles
WHERE place = 1
