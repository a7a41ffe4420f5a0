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
  FROM lately_stayed
  WHERE segment IS NOT NULL
) AS stays
JOIN stages ON stages.pipeline = stays.pipeline AND stages.stage = stays.stage
GROUP BY stays.segment, stays.pipeline, stages.pipeline_place, stays.stage, stages.place
ORDER BY stays.segment, stages.pipeline_place, stages.place
