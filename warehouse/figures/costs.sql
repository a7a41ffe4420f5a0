-- What was spent: by month, stage of the customer's life, kind and currency.
SELECT costs.month, costs.stage, costs.cost_kind, costs.currency, sum(costs.net_minor) AS net_minor, count(*) AS records
FROM costs
CROSS JOIN params
WHERE costs.month BETWEEN params.from_month AND params.to_month
GROUP BY costs.month, costs.stage, costs.cost_kind, costs.currency
ORDER BY costs.month, costs.stage, costs.cost_kind, costs.currency
