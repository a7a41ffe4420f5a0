-- The funnel: what those who entered a stage are worth, of whom anybody knows it, net of VAT, in minor units of each currency.
SELECT pipeline, stage, currency, sum(net_minor) AS net_minor, count(*) AS records
FROM last_visits
WHERE counted_visits > 0 AND net_minor IS NOT NULL
GROUP BY pipeline, stage, currency
ORDER BY pipeline, stage, currency
