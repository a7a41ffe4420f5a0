-- What each account that was won has brought, and left after what claims and keeping it cost. Where nobody told what the goods cost, the margin
-- is the rate of the segment; where that is not known, all of it; in any case less the dealer's bonus and delivery. `lifetime` is nothing of those who bought nothing.
SELECT
  brought.id, brought.segment, brought.month, brought.of_marketing, brought.revenue, brought.recurring, brought.assumed,
  brought.margin - coalesce(max(claim_costs.net_minor), 0) AS margin,
  CASE WHEN brought.orders > 0 THEN
    floor(brought.margin - coalesce(max(claim_costs.net_minor), 0) - coalesce(sum(keeping.part), 0e0) + 5e-1)
  END AS lifetime
FROM (
  SELECT
    id, segment, month, of_marketing, currency,
    count(order_id) AS orders,
    min(order_day) AS first_order_day,
    coalesce(sum(net_minor), 0) AS revenue,
    coalesce(sum(CASE WHEN n > 1 THEN net_minor END), 0) AS recurring,
    coalesce(sum(margin), 0e0) AS margin,
    coalesce(sum(CASE WHEN cost_minor IS NULL THEN margin END), 0e0) AS assumed
  FROM (
    SELECT
      acquired.*,
      CASE
        WHEN acquired.cost_minor IS NULL THEN acquired.net_minor * coalesce(rates.rate, 1e0)
        ELSE CAST(acquired.net_minor - acquired.cost_minor AS double)
      END - acquired.besides_minor AS margin
    FROM acquired
    LEFT JOIN rates ON rates.segment = acquired.segment
  ) AS earned
  GROUP BY id, segment, month, of_marketing, currency
) AS brought
LEFT JOIN claim_costs ON claim_costs.account_id = brought.id AND claim_costs.currency = brought.currency
LEFT JOIN keeping ON brought.first_order_day <= keeping.last_day AND (keeping.segment IS NULL OR keeping.segment = brought.segment)
GROUP BY
  brought.id, brought.segment, brought.month, brought.of_marketing, brought.revenue, brought.recurring, brought.assumed, brought.margin,
  brought.orders
