-- The lifecycle of customers: what those ordered in the months asked for who had ordered before, in minor units of the plant's own currency.
SELECT coalesce(sum(CASE WHEN standings.id IS NOT NULL THEN climbs.net_minor END), 0) AS recurring_revenue
FROM params
LEFT JOIN climbs ON climbs.n > 1 AND substr(climbs.day, 1, 7) BETWEEN params.from_month AND params.to_month
LEFT JOIN standings ON standings.id = climbs.account_id
