-- How many of those who stood at a stage for so long came to their payment (`paid`) or left whole (`shipped`) within the days of each month ahead: at
-- twelve instants of the last year, each as far before the end of what is known as the month's end is ahead. The share is of those who
-- stood there as long; of fewer than ten, of all of the stage.
SELECT
  month, is_asked, is_present, goal, pipeline, stage, stood, looked_at, reached,
  CASE WHEN looked_at >= 10 THEN CAST(reached AS double) / nullif(looked_at, 0) ELSE CAST(stage_reached AS double) / stage_looked_at END AS share
FROM (
  SELECT
    seen.month, seen.is_asked, seen.is_present, seen.goal, seen.pipeline, seen.stage, bands.stood,
    count(CASE WHEN seen.stood = bands.stood THEN 1 END) AS looked_at,
    count(CASE WHEN seen.stood = bands.stood AND seen.is_in THEN 1 END) AS reached,
    count(*) AS stage_looked_at,
    count(CASE WHEN seen.is_in THEN 1 END) AS stage_reached
  FROM (
    SELECT
      month, is_asked, is_present, goal, pipeline, stage,
      CASE WHEN at_ms - came_ms < 14 * 864e5 THEN 'under-14-days' WHEN at_ms - came_ms < 45 * 864e5 THEN 'under-45-days' ELSE 'longer' END AS stood,
      coalesce(goal_ms > at_ms + from_ms AND goal_ms <= at_ms + to_ms, false) AS is_in
    FROM (
      SELECT
        aheads.month, aheads.is_asked, aheads.is_present, aheads.from_ms, aheads.to_ms, goals.goal,
        stands.pipeline, stands.stage, stands.came_ms, stands.left_ms,
        CASE goals.goal WHEN 'paid' THEN stands.paid_ms ELSE stands.shipped_ms END AS goal_ms,
        -aheads.to_ms - looks.n * 2628000000 AS at_ms -- a twelfth of a year
      FROM stands
      CROSS JOIN aheads
      CROSS JOIN (VALUES ('paid'), ('shipped')) AS goals(goal)
      CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)) AS looks(n)
      WHERE aheads.is_asked OR (aheads.is_present AND goals.goal = 'paid')
    ) AS looked
    WHERE came_ms <= at_ms AND (left_ms IS NULL OR left_ms > at_ms) AND (goal_ms IS NULL OR goal_ms > at_ms)
  ) AS seen
  CROSS JOIN (VALUES ('under-14-days'), ('under-45-days'), ('longer')) AS bands(stood)
  GROUP BY seen.month, seen.is_asked, seen.is_present, seen.goal, seen.pipeline, seen.stage, bands.stood
) AS counted
