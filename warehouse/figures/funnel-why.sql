-- The funnel: for which reasons those of a stage were lost, and into which baskets they were parked.
SELECT pipeline, stage, outcome, why, count(*) AS records
FROM last_visits
WHERE counted_visits > 0 AND outcome IN ('lost', 'parked')
GROUP BY pipeline, stage, outcome, why
ORDER BY pipeline, stage, outcome, why
