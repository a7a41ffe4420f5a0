-- Every stay of a lead or a deal in an open stage, and how it ended. Whoever comes back from a loss or a basket to the stage it had
-- left has not gone back: that stay ended as it did. Stages passed within one move have no time, and ended by moving on.
SELECT
  kind, id, pipeline, entry, stage, place, is_end, passed, came_at,
  CASE
    WHEN passed THEN 'moved-on'
    WHEN stays_away THEN away
    WHEN next_place < place THEN 'went-back'
    WHEN next_place IS NOT NULL THEN 'moved-on'
    ELSE 'here'
  END AS outcome,
  CASE WHEN stays_away AND NOT passed THEN why END AS why,
  CASE WHEN stays_away AND NOT passed THEN competitor END AS competitor,
  CASE WHEN passed THEN came_at ELSE coalesce(first_away_at, next_at) END AS left_at,
  CASE WHEN passed THEN came_at WHEN stays_away THEN away_at ELSE next_at END AS since
FROM (
  SELECT
    entries.kind, entries.id, entries.pipeline, entries.entry, stages.stage, stages.place, stages.is_end, entries.came_at, entries.first_away_at,
    entries.away_at, entries.away, entries.why, entries.competitor, entries.next_place, entries.next_at,
    stages.stage <> entries.stage AS passed,
    entries.away IS NOT NULL AND (entries.next_place IS NULL OR entries.next_place = entries.place) AS stays_away
  FROM entries
  JOIN stages ON stages.pipeline = entries.pipeline
    AND (stages.stage = entries.stage OR contains(entries.passed, CAST(ROW(stages.stage) AS ROW(s varchar))))
) AS stayed
