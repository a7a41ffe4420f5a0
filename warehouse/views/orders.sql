-- The orders that stand, with whose they are by now, and as whom they were ordered; net of VAT, in minor units.
SELECT
  told.id,
  coalesce(accounts.survivor, told.counted.accountid.s) AS account_id,
  told.counted.accountid.s AS ordered_by,
  accounts.segment,
  accounts.owner,
  told.counted.dealid.s AS deal_id,
  coalesce(CAST(told.counted.pyramidstep.n AS bigint), 0) AS step,
  told.counted."on".s AS day,
  CAST(told.counted.amount.m.netminor.n AS bigint) AS net_minor,
  told.counted.amount.m.currency.s AS currency,
  CAST(told.counted.costminor.n AS bigint) AS cost_minor,
  coalesce(CAST(told.counted.bonusminor.n AS bigint), 0) + coalesce(CAST(told.counted.deliveryminor.n AS bigint), 0) AS besides_minor
FROM (
  SELECT id, max_by(counted, CASE WHEN counted IS NOT NULL THEN step END) AS counted
  FROM recent
  WHERE kind = 'purchase'
  GROUP BY id
) AS told
LEFT JOIN accounts ON accounts.id = told.counted.accountid.s
WHERE told.counted.accountid.s IS NOT NULL
  AND told.counted."on".s IS NOT NULL
  AND told.counted.amount.m.netminor.n IS NOT NULL
  AND told.counted.reversed.s IS NULL
