-- What winning customers cost, by the month and segment of the leads it was shared among, in wholes that add up; also what was spent in months
-- in which nobody came. What was spent on another segment alone is not asked for.
SELECT
  cost_kind, month, segment,
  CAST(whole + CASE WHEN rank <= missing THEN 1 ELSE 0 END AS bigint) AS net_minor
FROM (
  SELECT
    *,
    floor(round(sum(part) OVER (PARTITION BY cost_kind) * 1e4) / 1e4 + 5e-1) - sum(whole) OVER (PARTITION BY cost_kind) AS missing,
    row_number() OVER (PARTITION BY cost_kind ORDER BY round((part - whole) * 1e4) DESC, month, segment) AS rank
  FROM (
    SELECT cost_kind, month, segment, sum(part) AS part, floor(sum(part)) AS whole
    FROM (
      SELECT shares.cost_kind, shares.month, coalesce(shares.segment, '') AS segment, shares.part
      FROM shares
      JOIN params ON params.currency = shares.currency
      WHERE shares.cost_stage = 'acquisition' AND shares.happened_at <= params.as_of AND shares.is_asked
        AND (params.segment IS NULL OR coalesce(params.segment = shares.cost_segment, true))
    ) AS parts
    GROUP BY cost_kind, month, segment
  ) AS spent
) AS ranked
