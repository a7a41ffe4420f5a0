-- What the forecast of the present month rests on: the open deals that stand at a stage for so long, and of how many that stood there as long (`looked_at`)
-- so many were paid within as many days. Of the filters the lane alone counts.
SELECT concat(pipeline, '/', stage) AS stage, stood, sum(open) AS open, sum(reached) AS reached, sum(looked_at) AS looked_at
FROM (
  SELECT pipeline, stage, stood, 0 AS open, reached, looked_at
  FROM reaching
  WHERE is_present AND goal = 'paid'
  UNION ALL
  SELECT pipeline, stage, stood, 1, 0, 0
  FROM deals
  WHERE is_of_lane AND is_told_lately AND is_open
) AS told
GROUP BY pipeline, stage, stood
HAVING sum(open) + sum(looked_at) > 0
ORDER BY pipeline, stage, stood
