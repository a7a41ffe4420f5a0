-- What was lost, at which stage and for which reason, beside as many months before. `share` is of all that were lost at the stage,
-- `of_gone` of all that left it; `mostly` is the source most of them came from, where anybody knows it.
SELECT
  reasons.pipeline, reasons.stage, reasons.why AS reason, reasons.lost, reasons.lost_before,
  CAST(reasons.lost AS double) / greatest(1, left_stage.lost) AS share,
  CAST(reasons.lost AS double) / greatest(1, left_stage.gone) AS of_gone,
  mostly.source AS mostly_source, mostly.lost AS mostly_lost, CAST(mostly.lost AS double) / reasons.lost AS mostly_share
FROM (
  SELECT
    pipeline, stage, why,
    count(CASE WHEN period = 'now' THEN 1 END) AS lost,
    count(CASE WHEN period = 'before' THEN 1 END) AS lost_before
  FROM gone
  WHERE outcome = 'lost'
  GROUP BY pipeline, stage, why
) AS reasons
JOIN (
  SELECT
    pipeline, stage,
    count(CASE WHEN period = 'now' THEN 1 END) AS gone,
    count(CASE WHEN period = 'now' AND outcome = 'lost' THEN 1 END) AS lost
  FROM gone
  GROUP BY pipeline, stage
) AS left_stage ON left_stage.pipeline = reasons.pipeline AND left_stage.stage = reasons.stage
LEFT JOIN (
  SELECT
    pipeline, stage, why, source, count(*) AS lost,
    row_number() OVER (PARTITION BY pipeline, stage, why ORDER BY count(*) DESC, coalesce(source, '')) AS rank
  FROM gone
  WHERE outcome = 'lost' AND period = 'now'
  GROUP BY pipeline, stage, why, source
) AS mostly ON mostly.pipeline = reasons.pipeline AND mostly.stage = reasons.stage AND mostly.why = reasons.why
  AND mostly.rank = 1 AND mostly.source IS NOT NULL
JOIN stages ON stages.pipeline = reasons.pipeline AND stages.stage = reasons.stage
ORDER BY stages.pipeline_place, stages.place, reasons.lost DESC, reasons.lost_before DESC, reasons.why
