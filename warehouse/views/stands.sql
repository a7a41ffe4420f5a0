-- The stays of deals of the lane asked for, and when each deal was paid and left, in milliseconds from the instant the figures are of.
SELECT
  pipeline, stage, came_ms, left_ms,
  min(CASE WHEN is_paid THEN came_ms END) OVER (PARTITION BY id) AS paid_ms,
  min(CASE WHEN is_shipped THEN came_ms END) OVER (PARTITION BY id) AS shipped_ms
FROM (
  SELECT
    visits.id, visits.pipeline, visits.stage,
    visits.place >= payment.place AS is_paid,
    visits.is_end AND visits.outcome <> 'lost' AS is_shipped,
    date_diff('millisecond', from_iso8601_timestamp(members.known_as_of), from_iso8601_timestamp(visits.came_at)) AS came_ms,
    date_diff('millisecond', from_iso8601_timestamp(members.known_as_of), from_iso8601_timestamp(visits.left_at)) AS left_ms
  FROM visits
  JOIN members ON members.kind = visits.kind AND members.id = visits.id
  JOIN stages AS payment ON payment.pipeline = visits.pipeline AND payment.stage = 'payment-received'
  WHERE visits.kind = 'deal' AND members.is_of_lane AND members.is_told_lately
) AS stays
