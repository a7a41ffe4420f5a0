-- What winning customers cost, by the month and segment of the leads it was shared among, in wholes that add up; also what was spent in months
-- in which nobody came.
SELECT
  cost_kind, month, segment,
  CAST(whole + CASE WHEN rank <= missing THEN 1 ELSE 0 END AS bigint) AS net_minor
FROM (
  SELECT
    *,
    floor(round(sum(part) OVER (PARTITION BY cost_kind) * 1e4) / 1e4 + 5e-1) - sum(whole) OVER (PARTITION BY cost_kind) AS missing,
    row_number() OVER (PARTITION BY cost_kind ORDER BY round((part - whole) * 1e4) DESC, month, segment) AS rank
  FROM (
    SELECT cost_kind, month, coalesce(segment, '') AS segment, sum(part) AS part, floor(sum(part)) AS whole
    FROM weighed_shares
    WHERE is_asked
    GROUP BY cost_kind, month, coalesce(segment, '')
  ) AS spent
) AS ranked
