-- The funnel: how many entered each stage, what became of them, and how many calendar days they stayed.
-- Each counts once in a stage, by the last visit there: entered = moved_on + lost + parked + went_back + here.
SELECT
  stages.pipeline, stages.stage,
  count(stays.id) AS entered,
  coalesce(sum(stays.counted_visits), 0) AS visits,
  count(CASE WHEN stays.is_opening THEN 1 END) AS opening,
  count(CASE WHEN stays.passed THEN 1 END) AS passed,
  count(CASE WHEN stays.outcome = 'moved-on' THEN 1 END) AS moved_on,
  count(CASE WHEN stays.outcome = 'lost' THEN 1 END) AS lost,
  count(CASE WHEN stays.outcome = 'parked' THEN 1 END) AS parked,
  count(CASE WHEN stays.outcome = 'went-back' THEN 1 END) AS went_back,
  count(CASE WHEN stays.outcome = 'here' THEN 1 END) AS here,
  CASE WHEN NOT stages.is_end THEN
    CAST(count(CASE WHEN stays.outcome = 'moved-on' THEN 1 END) AS double) / nullif(count(CASE WHEN stays.outcome <> 'here' THEN 1 END), 0)
  END AS conversion,
  max(CASE WHEN stays.is_timed AND stays.rank = ceil(50 * stays.timed / 1e2) THEN stays.days END) AS days_median,
  max(CASE WHEN stays.is_timed AND stays.rank = ceil(90 * stays.timed / 1e2) THEN stays.days END) AS days_p90
FROM stages
LEFT JOIN (
  SELECT
    *,
    row_number() OVER (PARTITION BY pipeline, stage, is_timed ORDER BY days) AS rank,
    count(*) OVER (PARTITION BY pipeline, stage, is_timed) AS timed
  FROM (
    SELECT
      *,
      left_at IS NOT NULL AND NOT passed AS is_timed,
      date_diff('millisecond', from_iso8601_timestamp(came_at), from_iso8601_timestamp(left_at)) / 864e5 AS days
    FROM last_visits
    WHERE counted_visits > 0
  ) AS counted
) AS stays ON stays.pipeline = stages.pipeline AND stays.stage = stages.stage
GROUP BY stages.pipeline, stages.pipeline_place, stages.stage, stages.place, stages.is_end
ORDER BY stages.pipeline_place, stages.place
