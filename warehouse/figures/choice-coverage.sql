-- How much of what was decided the choice out of 100 rests on: deals won of the processes that are asked over whom, and those of which it was said;
-- deals lost, and those lost to somebody by name.
SELECT
  count(CASE WHEN choices.won AND choices.rivals IS NOT NULL THEN 1 END) AS won_told,
  count(CASE WHEN choices.won AND (processes.asks_rivals OR choices.rivals IS NOT NULL) THEN 1 END) AS won_asked,
  count(CASE WHEN NOT choices.won AND choices.competitor IS NOT NULL THEN 1 END) AS lost_told,
  count(CASE WHEN NOT choices.won THEN 1 END) AS lost
FROM choices
JOIN processes ON processes.pipeline = choices.pipeline
WHERE choices.period = 'now'
