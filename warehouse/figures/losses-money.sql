-- What was lost is worth so much, in the months asked for (`now`) and in as many before; of what nobody knows it, it is assumed at the median of those
-- of the same segment.
SELECT
  gone.pipeline, gone.stage, gone.why AS reason, gone.period,
  gone.net_minor IS NULL AS is_assumed,
  CASE WHEN gone.net_minor IS NULL THEN segment_medians.currency ELSE gone.currency END AS currency,
  sum(coalesce(gone.net_minor, segment_medians.net_minor)) AS net_minor,
  count(*) AS records
FROM gone
LEFT JOIN segment_medians ON segment_medians.scope = 'losses' AND segment_medians.segment = coalesce(gone.segment, '')
WHERE gone.outcome = 'lost' AND coalesce(gone.net_minor, segment_medians.net_minor) IS NOT NULL
GROUP BY
  gone.pipeline, gone.stage, gone.why, gone.period,
  gone.net_minor IS NULL,
  CASE WHEN gone.net_minor IS NULL THEN segment_medians.currency ELSE gone.currency END
ORDER BY gone.pipeline, gone.stage, reason, gone.period, is_assumed, currency
