-- The orders of accounts of the segment and manager asked for, as they climb the product pyramid; and whether each is of the months asked for.
SELECT
  climbs.account_id, climbs.net_minor, climbs.n, climbs.step, climbs.is_up,
  substr(climbs.day, 1, 7) BETWEEN params.from_month AND params.to_month AS is_within
FROM climbs
JOIN accounts ON accounts.id = climbs.account_id
CROSS JOIN params
WHERE accounts.is_asked
