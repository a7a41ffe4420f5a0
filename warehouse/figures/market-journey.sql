-- How long customers of each segment take: who came to each stage in the last 365 days, of the main lane alone and whatever else is asked for, and how
-- many days the half of those who left it stayed at most. What is planned stands on the market page, and in no fact.
SELECT
  stays.segment, stays.pipeline, stays.stage,
  count(*) AS entered,
  max(CASE WHEN stays.rank = ceil(50 * stays.known / 1e2) THEN stays.days END) AS days_median
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY segment, pipeline, stage ORDER BY days NULLS LAST) AS rank,
    count(days) OVER (PARTITION BY segment, pipeline, stage) AS known
  FROM (
    SELECT
      members.segment, visits.pipeline, visits.stage,
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
    WHERE members.lane = 'main' AND members.segment IS NOT NULL
  ) AS lately
  WHERE from_last = 1 AND is_of_year
) AS stays
JOIN stages ON stages.pipeline = stays.pipeline AND stages.stage = stays.stage
GROUP BY stays.segment, stays.pipeline, stages.pipeline_place, stays.stage, stages.place
ORDER BY stays.segment, stages.pipeline_place, stages.place
