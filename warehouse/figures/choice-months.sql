-- Choice out of 100 by month: the same rows as of all the time asked for, in each month in which anybody chose.
SELECT scope, segment, competitor, competitor IS NULL AS us, during AS month, won, lost, choice, low, high
FROM choice_scores
WHERE during NOT IN ('now', 'before') AND won + lost > 0
ORDER BY scope, segment, us DESC, competitor, month
