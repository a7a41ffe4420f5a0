-- The last stay of everybody of the main lane at each stage, of those who came there in the last 365 days; of the other filters none counts.
SELECT kind, id, segment, pipeline, stage, outcome, days
FROM (
  SELECT
    visits.kind, visits.id, visits.pipeline, visits.stage, visits.outcome, members.segment,
    CASE WHEN NOT visits.passed THEN
      date_diff('millisecond', from_iso8601_timestamp(visits.came_at), from_iso8601_timestamp(visits.left_at)) / 864e5
    END AS days,
    row_number() OVER (PARTITION BY visits.kind, visits.id, visits.stage ORDER BY visits.entry DESC) AS from_last,
    bool_or(
      from_iso8601_timestamp(visits.came_at) >= from_iso8601_timestamp(params.as_of) - INTERVAL '8760' HOUR
      AND from_iso8601_timestamp(visits.came_at) < from_iso8601_timestamp(params.as_of)
    ) OVER (PARTITION BY visits.kind, visits.id, visits.stage) AS is_of_year
  FROM visits
  JOIN members ON members.kind = visits.kind AND members.id = visits.id
  CROSS JOIN params
  WHERE members.lane = 'main'
) AS stayed
WHERE from_last = 1 AND is_of_year
