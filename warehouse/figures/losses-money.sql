-- What was lost is worth so much, of whom anybody knows it, in the months asked for (`now`) and in as many before.
SELECT pipeline, stage, why AS reason, period, currency, sum(net_minor) AS net_minor, count(*) AS records
FROM gone
WHERE outcome = 'lost' AND net_minor IS NOT NULL
GROUP BY pipeline, stage, why, period, currency
ORDER BY pipeline, stage, why, period, currency
