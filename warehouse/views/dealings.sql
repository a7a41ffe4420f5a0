-- The orders that stand (`purchase`), and the claims that tell what they cost (`claim`), with whose they are by now; net of VAT, in minor units.
SELECT
  told.kind, told.id,
  coalesce(accounts.survivor, told.account_id) AS account_id, told.account_id AS ordered_by,
  accounts.segment, accounts.owner,
  told.deal_id, told.purchase_id, told.product, told.step, told.day, told.net_minor, told.currency, told.cost_minor, told.besides_minor
FROM (
  SELECT
    kind, id,
    CASE kind WHEN 'claim' THEN opened.accountid.s ELSE counted.accountid.s END AS account_id,
    CASE kind WHEN 'claim' THEN opened.dealid.s ELSE counted.dealid.s END AS deal_id,
    opened.purchaseid.s AS purchase_id,
    counted.product.s AS product,
    coalesce(CAST(counted.pyramidstep.n AS bigint), 0) AS step,
    CASE kind WHEN 'claim' THEN opened.receivedon.s ELSE counted."on".s END AS day,
    CAST(CASE kind WHEN 'claim' THEN cost.m.netminor.n ELSE counted.amount.m.netminor.n END AS bigint) AS net_minor,
    CASE kind WHEN 'claim' THEN cost.m.currency.s ELSE counted.amount.m.currency.s END AS currency,
    CAST(counted.costminor.n AS bigint) AS cost_minor,
    coalesce(CAST(counted.bonusminor.n AS bigint), 0) + coalesce(CAST(counted.deliveryminor.n AS bigint), 0) AS besides_minor,
    counted.reversed.s AS reversed
  FROM (
    SELECT
      kind, id,
      max_by(counted, CASE WHEN counted IS NOT NULL THEN step END) AS counted,
      min_by(data, CASE WHEN type = 'ClaimOpened' THEN step END) AS opened,
      max_by(data.cost, CASE WHEN data.cost IS NOT NULL THEN step END) AS cost
    FROM recent
    WHERE kind IN ('purchase', 'claim')
    GROUP BY kind, id
  ) AS known
) AS told
LEFT JOIN accounts ON accounts.id = told.account_id
WHERE told.account_id IS NOT NULL AND told.day IS NOT NULL AND told.net_minor IS NOT NULL AND told.reversed IS NULL
