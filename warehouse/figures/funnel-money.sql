-- The funnel: what those who entered a stage are worth, net of VAT, in minor units of each currency; of whom nobody knows it, it is assumed at the
-- median of those of the same segment.
SELECT
  stays.pipeline, stays.stage,
  stays.net_minor IS NULL AS is_assumed,
  CASE WHEN stays.net_minor IS NULL THEN segment_medians.currency ELSE stays.currency END AS currency,
  sum(coalesce(stays.net_minor, segment_medians.net_minor)) AS net_minor,
  count(*) AS records
FROM last_visits AS stays
LEFT JOIN segment_medians ON segment_medians.scope = 'funnel' AND segment_medians.segment = coalesce(stays.segment, '')
WHERE stays.counted_visits > 0 AND coalesce(stays.net_minor, segment_medians.net_minor) IS NOT NULL
GROUP BY
  stays.pipeline, stays.stage,
  stays.net_minor IS NULL,
  CASE WHEN stays.net_minor IS NULL THEN segment_medians.currency ELSE stays.currency END
ORDER BY stays.pipeline, stays.stage, is_assumed, currency
