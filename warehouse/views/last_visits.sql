-- The last visit of everybody asked for to each stage, and how many of the visits there the funnel counts.
SELECT
  kind, id, pipeline, stage, passed, came_at, outcome, why, left_at, since, source, segment, net_minor, currency, counted_visits,
  opening AND entry = 1 AND NOT passed AS is_opening
FROM (
  SELECT
    visits.*, members.opening, members.source, members.segment, members.net_minor, members.currency,
    row_number() OVER (PARTITION BY visits.kind, visits.id, visits.stage ORDER BY visits.entry DESC) AS from_last,
    sum(
      CASE
        WHEN CASE params.way
          WHEN 'arrival' THEN members.month
          ELSE date_format(at_timezone(from_iso8601_timestamp(visits.came_at), params.time_zone), '%Y-%m')
        END BETWEEN params.from_month AND params.to_month THEN 1
        ELSE 0
      END
    ) OVER (PARTITION BY visits.kind, visits.id, visits.stage) AS counted_visits
  FROM visits
  JOIN members ON members.kind = visits.kind AND members.id = visits.id
  CROSS JOIN params
  WHERE members.is_asked
) AS ranked
WHERE from_last = 1
