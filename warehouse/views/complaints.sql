-- What claims cost in the plant's own currency, each with who sold what it is about: the owner of its deal, else of the deal of its order, else of
-- the account.
SELECT claims.id, claims.day, claims.net_minor, coalesce(deals.manager, claims.owner) AS manager
FROM (
  SELECT
    *,
    coalesce(deal_id, max(CASE kind WHEN 'purchase' THEN deal_id END) OVER (PARTITION BY coalesce(purchase_id, id))) AS sold_by
  FROM dealings
) AS claims
JOIN params ON params.currency = claims.currency
LEFT JOIN members AS deals ON deals.kind = 'deal' AND deals.id = claims.sold_by
WHERE claims.kind = 'claim'
