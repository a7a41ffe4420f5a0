-- The orders in the plant's own currency, each twice: as all deals tell of them (`all`), and as those of the lane asked for do (`lane`). Sold by the
-- owner of the deal, else of the account; in the segment of the account, else of the deal. `n` counts the orders of an account.
SELECT
  sold.scope, sold.id, sold.account_id, sold.deal_id, sold.lead_id, sold.product, sold.day, sold.net_minor, sold.step, sold.n, sold.manager, sold.segment,
  sold.owner, sold.account_segment,
  CASE
    WHEN sold.cost_minor IS NULL THEN sold.net_minor * coalesce(rates.rate, 1e0)
    ELSE CAST(sold.net_minor - sold.cost_minor AS double)
  END - sold.besides_minor AS margin
FROM (
  SELECT
    scopes.scope, orders.id, orders.account_id, orders.deal_id, orders.day, orders.net_minor, orders.step, orders.cost_minor, orders.besides_minor,
    CASE WHEN scopes.scope = 'all' OR deals.is_of_lane THEN deals.lead_id END AS lead_id,
    orders.owner, orders.segment AS account_segment,
    CASE WHEN scopes.scope = 'all' OR deals.is_of_lane THEN coalesce(deals.manager, orders.owner) ELSE orders.owner END AS manager,
    CASE WHEN scopes.scope = 'all' OR deals.is_of_lane THEN coalesce(orders.segment, deals.segment) ELSE orders.segment END AS segment,
    CASE WHEN scopes.scope = 'all' OR deals.is_of_lane THEN coalesce(orders.product, deals.product) ELSE orders.product END AS product,
    row_number() OVER (PARTITION BY scopes.scope, orders.account_id ORDER BY orders.day, orders.id) AS n
  FROM orders
  JOIN params ON params.currency = orders.currency
  LEFT JOIN members AS deals ON deals.kind = 'deal' AND deals.id = orders.deal_id
  CROSS JOIN (VALUES ('all'), ('lane')) AS scopes(scope)
) AS sold
LEFT JOIN rates ON rates.segment = sold.segment
