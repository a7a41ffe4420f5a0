-- The funnel: how many entered each stage, what became of them, and how many calendar days and working hours they stayed.
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
  max(CASE WHEN stays.days_rank = ceil(50 * stays.days_known / 1e2) THEN stays.days END) AS days_median,
  max(CASE WHEN stays.days_rank = ceil(90 * stays.days_known / 1e2) THEN stays.days END) AS days_p90,
  max(CASE WHEN stays.hours_rank = ceil(50 * stays.hours_known / 1e2) THEN stays.hours END) AS hours_median,
  max(CASE WHEN stays.hours_rank = ceil(90 * stays.hours_known / 1e2) THEN stays.hours END) AS hours_p90
FROM stages
LEFT JOIN (
  SELECT
    *,
    row_number() OVER (PARTITION BY pipeline, stage ORDER BY days NULLS LAST) AS days_rank,
    count(days) OVER (PARTITION BY pipeline, stage) AS days_known,
    row_number() OVER (PARTITION BY pipeline, stage ORDER BY hours NULLS LAST) AS hours_rank,
    count(hours) OVER (PARTITION BY pipeline, stage) AS hours_known
  FROM (
    SELECT
      timed.*,
      date_diff('millisecond', timed.timed_from, timed.timed_until) / 864e5 AS days,
      CASE WHEN came.day IS NOT NULL AND gone.day IS NOT NULL THEN
        greatest(
          0,
          gone.worked_before + greatest(0, date_diff('millisecond', gone.opens_at, least(timed.timed_until, gone.closes_at)))
            - came.worked_before - greatest(0, date_diff('millisecond', came.opens_at, least(timed.timed_from, came.closes_at)))
        ) / 36e5
      END AS hours
    FROM (
      SELECT
        last_visits.*, params.time_zone,
        CASE WHEN left_at IS NOT NULL AND NOT passed THEN from_iso8601_timestamp(came_at) END AS timed_from,
        CASE WHEN left_at IS NOT NULL AND NOT passed THEN from_iso8601_timestamp(left_at) END AS timed_until
      FROM last_visits
      CROSS JOIN params
      WHERE counted_visits > 0
    ) AS timed
    LEFT JOIN working_days AS came ON came.day = date_format(at_timezone(timed.timed_from, timed.time_zone), '%Y-%m-%d')
    LEFT JOIN working_days AS gone ON gone.day = date_format(at_timezone(timed.timed_until, timed.time_zone), '%Y-%m-%d')
  ) AS counted
) AS stays ON stays.pipeline = stages.pipeline AND stays.stage = stages.stage
GROUP BY stages.pipeline, stages.pipeline_place, stages.stage, stages.place, stages.is_end
ORDER BY stages.pipeline_place, stages.place
