-- What came of attempts to win customers back, by the month they began in and what was done first. `returned`: with an order in time, whatever the attempt
-- ended with; those held out get no letters, and are counted apart.
SELECT
  month, action,
  count(*) AS started,
  count(CASE WHEN is_held_out THEN 1 END) AS held_out,
  count(CASE WHEN NOT is_held_out THEN order_id END) AS returned,
  count(CASE WHEN is_held_out THEN order_id END) AS returned_held_out,
  count(CASE WHEN outcome IS NULL THEN 1 END) AS running,
  count(CASE WHEN outcome = 'returned' THEN 1 END) AS ended_returned,
  count(CASE WHEN outcome = 'bought-before' THEN 1 END) AS ended_bought_before,
  count(CASE WHEN outcome = 'talking' THEN 1 END) AS ended_talking,
  count(CASE WHEN outcome = 'explained' THEN 1 END) AS ended_explained,
  count(CASE WHEN outcome = 'unexplained' THEN 1 END) AS ended_unexplained,
  count(CASE WHEN outcome = 'no-answer' THEN 1 END) AS ended_no_answer,
  count(CASE WHEN outcome = 'called-off' THEN 1 END) AS ended_called_off,
  count(CASE WHEN outcome = 'stopped' THEN 1 END) AS ended_stopped,
  count(CASE WHEN outcome = 'merged' THEN 1 END) AS ended_merged
FROM attempts
WHERE n = 1
GROUP BY month, action
ORDER BY month, action
