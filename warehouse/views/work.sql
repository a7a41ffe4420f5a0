-- Days within the months asked for on which each lead and deal stood at a stage that somebody has to work on, without those it waited.
SELECT kind, id, sum(stood - waited) / 864e5 AS days
FROM (
  SELECT
    stays.kind, stays.id, stays.entry,
    date_diff('millisecond', stays.since, stays.until) AS stood,
    coalesce(sum(CASE WHEN waits.id IS NOT NULL THEN
      greatest(0, date_diff('millisecond', greatest(stays.since, waits.since), least(stays.until, waits.until)))
    END), 0) AS waited
  FROM (
    SELECT
      visits.kind, visits.id, visits.entry,
      greatest(from_iso8601_timestamp(visits.came_at), span.since) AS since,
      CASE WHEN visits.left_at IS NULL THEN span.until ELSE least(from_iso8601_timestamp(visits.left_at), span.until) END AS until
    FROM visits
    JOIN stages ON stages.pipeline = visits.pipeline AND stages.stage = visits.stage
    CROSS JOIN span
    WHERE NOT visits.passed AND NOT stages.is_end
  ) AS stays
  LEFT JOIN waits ON waits.kind = stays.kind AND waits.id = stays.id AND waits.since < waits.until
  WHERE stays.since < stays.until
  GROUP BY stays.kind, stays.id, stays.entry, stays.since, stays.until
) AS stayed
GROUP BY kind, id
