-- The lifecycle of customers: what those ordered in the months asked for who had ordered before, in minor units of the plant's own currency.
SELECT coalesce(sum(net_minor), 0) AS recurring_revenue
FROM theirs
WHERE n > 1 AND is_within
