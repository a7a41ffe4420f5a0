-- Unit economics: how what winning customers cost came to its segments. One row: what was entered, what of it names its segment, what names none and
-- was shared by the rule, and what names none and is of months in which nobody came. In minor units of the plant's own currency.
SELECT
  params.share_by AS rule,
  coalesce(sum(spent.net_minor), 0) AS entered,
  coalesce(sum(CASE WHEN spent.segment IS NOT NULL THEN spent.net_minor END), 0) AS tagged,
  coalesce(sum(CASE WHEN spent.segment IS NULL AND spent.is_shared THEN spent.net_minor END), 0) AS shared,
  coalesce(sum(CASE WHEN spent.segment IS NULL AND NOT spent.is_shared THEN spent.net_minor END), 0) AS unshared
FROM params
LEFT JOIN (
  SELECT shares.cost_id, shares.cost_segment AS segment, shares.net_minor, count(shares.lead_id) > 0 AS is_shared
  FROM shares
  JOIN params ON params.currency = shares.currency
  WHERE shares.cost_stage = 'acquisition' AND shares.happened_at <= params.as_of
    AND (params.segment IS NULL OR coalesce(params.segment = shares.cost_segment, true))
  GROUP BY shares.cost_id, shares.cost_segment, shares.net_minor
) AS spent ON true
GROUP BY params.share_by
