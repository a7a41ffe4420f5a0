-- What the claims of each account cost, of those that tell it, in minor units of each currency.
SELECT coalesce(accounts.survivor, told.account_id) AS account_id, told.currency, sum(told.net_minor) AS net_minor
FROM (
  SELECT
    id,
    min_by(data.accountid.s, CASE WHEN type = 'ClaimOpened' THEN step END) AS account_id,
    CAST(max_by(data.cost.m.netminor.n, CASE WHEN data.cost IS NOT NULL THEN step END) AS bigint) AS net_minor,
    max_by(data.cost.m.currency.s, CASE WHEN data.cost IS NOT NULL THEN step END) AS currency
  FROM recent
  WHERE kind = 'claim'
  GROUP BY id
) AS told
LEFT JOIN accounts ON accounts.id = told.account_id
WHERE told.account_id IS NOT NULL AND told.net_minor IS NOT NULL
GROUP BY coalesce(accounts.survivor, told.account_id), told.currency
