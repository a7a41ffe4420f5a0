-- What was spent at any stage of the customer's life: what was tagged on its segment, and of the rest what the leads of the lane and manager asked
-- for have their share of; what nobody shares on none. In wholes that add up.
SELECT
  cost_kind, segment,
  whole + CASE WHEN rank <= missing THEN 1 ELSE 0 END AS net_minor
FROM (
  SELECT
    *,
    floor(round(sum(part) OVER (PARTITION BY cost_kind) * 1e4) / 1e4 + 5e-1) - sum(whole) OVER (PARTITION BY cost_kind) AS missing,
    row_number() OVER (PARTITION BY cost_kind ORDER BY round((part - whole) * 1e4) DESC, segment) AS rank
  FROM (
    SELECT shares.cost_kind, coalesce(shares.cost_segment, shares.segment, '') AS segment, sum(shares.part) AS part, floor(sum(shares.part)) AS whole
    FROM shares
    JOIN params ON params.currency = shares.currency
    WHERE shares.happened_at <= params.as_of AND (shares.is_theirs OR shares.cost_segment IS NOT NULL)
    GROUP BY shares.cost_kind, coalesce(shares.cost_segment, shares.segment, '')
  ) AS spent
) AS ranked
