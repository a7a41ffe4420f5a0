-- Each coming of a record to a stage: how it first left all stages from there, how it has last, and to which stage it came next.
SELECT
  kind, id, pipeline, entry, stage, place, passed, came_at, first_away_at, away_at, away, why,
  nullif(competitor, '') AS competitor,
  lead(place) OVER (PARTITION BY kind, id ORDER BY entry) AS next_place,
  lead(came_at) OVER (PARTITION BY kind, id ORDER BY entry) AS next_at
FROM (
  SELECT
    kind, id, pipeline, entry, stage, place, passed, came_at,
    min_by(came_at, away_step) OVER (PARTITION BY kind, id, entry) AS first_away_at,
    max_by(came_at, away_step) OVER (PARTITION BY kind, id, entry) AS away_at,
    max_by(away, away_step) OVER (PARTITION BY kind, id, entry) AS away,
    max_by(why, away_step) OVER (PARTITION BY kind, id, entry) AS why,
    max_by(coalesce(competitor, ''), away_step) OVER (PARTITION BY kind, id, entry) AS competitor
  FROM (SELECT *, CASE WHEN away IS NOT NULL THEN step END AS away_step FROM steps) AS marked
) AS known
WHERE stage IS NOT NULL
