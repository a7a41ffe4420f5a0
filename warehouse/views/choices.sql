-- Deals asked for that were decided in the months asked for (`now`), or in as many before: won when they were first paid, unless that was before
-- they came here, or lost. `rivals`: over whom one was won, as far as anybody said; `competitor`: to whom it was lost.
SELECT
  id, segment, pipeline, won, month,
  CASE WHEN month < from_month THEN 'before' ELSE 'now' END AS period,
  CASE WHEN won THEN rivals END AS rivals,
  CASE WHEN NOT won THEN competitor END AS competitor
FROM (
  SELECT
    members.id, members.segment, members.rivals, decided.pipeline, decided.won, decided.competitor, params.from_month, params.to_month,
    date_format(at_timezone(from_iso8601_timestamp(decided.decided_at), params.time_zone), '%Y-%m') AS month,
    12 * CAST(substr(params.from_month, 1, 4) AS bigint) + CAST(substr(params.from_month, 6, 2) AS bigint) AS from_number,
    12 * CAST(substr(params.to_month, 1, 4) AS bigint) + CAST(substr(params.to_month, 6, 2) AS bigint) AS to_number
  FROM (
    SELECT
      id, pipeline, paid_entry,
      paid_entry IS NOT NULL AS won,
      CASE WHEN paid_entry IS NOT NULL THEN paid_at WHEN last_outcome = 'lost' THEN last_since END AS decided_at,
      nullif(last_competitor, '') AS competitor
    FROM (
      SELECT
        visits.id, visits.pipeline,
        min(CASE WHEN visits.place >= payment.place THEN visits.entry END) AS paid_entry,
        min(CASE WHEN visits.place >= payment.place THEN visits.came_at END) AS paid_at,
        max_by(visits.outcome, CASE WHEN NOT visits.passed THEN visits.entry END) AS last_outcome,
        max_by(visits.since, CASE WHEN NOT visits.passed THEN visits.entry END) AS last_since,
        max_by(coalesce(visits.competitor, ''), CASE WHEN NOT visits.passed THEN visits.entry END) AS last_competitor
      FROM visits
      JOIN stages AS payment ON payment.pipeline = visits.pipeline AND payment.stage = 'payment-received'
      WHERE visits.kind = 'deal'
      GROUP BY visits.id, visits.pipeline
    ) AS stayed
  ) AS decided
  JOIN members ON members.kind = 'deal' AND members.id = decided.id
  CROSS JOIN params
  WHERE members.is_asked AND decided.decided_at IS NOT NULL AND NOT (members.opening AND coalesce(decided.paid_entry = 1, false))
) AS dated
WHERE month <= to_month
  AND 12 * CAST(substr(month, 1, 4) AS bigint) + CAST(substr(month, 6, 2) AS bigint) >= 2 * from_number - to_number - 1
