-- What each account that was won has brought, and left after what claims cost, by months since its first lead (`age`). Where nobody told what the
-- goods cost, the margin is the rate of the segment; where that is not known, all of it; in any case less the dealer's bonus and delivery. In the
-- row of the first month stands what it has left in all after what keeping it cost (`lifetime`), and what is expected to be left (`ahead`): of
-- what it is expected to buy the share that is margin in what it has bought, or of who has only had things for nothing, in what all have. Both
-- are nothing of those who bought nothing.
SELECT
  lived.id, lived.segment, lived.month, lived.of_marketing, lived.age,
  lived.revenue, lived.recurring, lived.assumed, lived.margin,
  CASE WHEN lived.age = 0 AND lived.orders > 0 THEN floor(lived.whole_margin - coalesce(sum(keeping.part), 0e0) + 5e-1) END AS lifetime,
  CASE WHEN lived.age = 0 AND lived.orders > 0 AND fitted.is_fitted THEN floor(
    coalesce(max(expected.net_minor), 0e0) * CASE
      WHEN lived.whole_revenue > 0 THEN lived.whole_margin / lived.whole_revenue
      WHEN lived.revenue_of_all > 0 THEN lived.margin_of_all / lived.revenue_of_all
      ELSE 0e0
    END + 5e-1
  ) END AS ahead
FROM (
  SELECT
    id, segment, month, of_marketing, age, revenue, recurring, assumed, margin,
    sum(orders) OVER (PARTITION BY id) AS orders,
    min(first_order_day) OVER (PARTITION BY id) AS first_order_day,
    sum(revenue) OVER (PARTITION BY id) AS whole_revenue,
    sum(margin) OVER (PARTITION BY id) AS whole_margin,
    sum(revenue) OVER () AS revenue_of_all,
    sum(margin) OVER () AS margin_of_all
  FROM (
    SELECT
      id, segment, month, of_marketing, age,
      count(CASE kind WHEN 'purchase' THEN 1 END) AS orders,
      min(CASE kind WHEN 'purchase' THEN dealing_day END) AS first_order_day,
      sum(CASE kind WHEN 'purchase' THEN net_minor ELSE 0 END) AS revenue,
      sum(CASE WHEN kind = 'purchase' AND n > 1 THEN net_minor ELSE 0 END) AS recurring,
      sum(margin) AS margin,
      sum(CASE WHEN kind = 'purchase' AND cost_minor IS NULL THEN margin ELSE 0e0 END) AS assumed
    FROM (
      SELECT
        acquired.*,
        CASE
          WHEN acquired.kind IS NULL THEN 0
          ELSE greatest(
            0,
            12 * (CAST(substr(acquired.dealing_day, 1, 4) AS bigint) - CAST(substr(acquired.month, 1, 4) AS bigint))
              + CAST(substr(acquired.dealing_day, 6, 2) AS bigint) - CAST(substr(acquired.month, 6, 2) AS bigint)
          )
        END AS age,
        CASE
          WHEN acquired.kind IS NULL THEN 0e0
          WHEN acquired.kind = 'claim' THEN CAST(-acquired.net_minor AS double)
          WHEN acquired.cost_minor IS NULL THEN acquired.net_minor * coalesce(rates.rate, 1e0) - acquired.besides_minor
          ELSE CAST(acquired.net_minor - acquired.cost_minor - acquired.besides_minor AS double)
        END AS margin
      FROM acquired
      LEFT JOIN rates ON rates.segment = acquired.segment
    ) AS earned
    GROUP BY id, segment, month, of_marketing, age
  ) AS aged
) AS lived
CROSS JOIN (SELECT count(account) > 0 AS is_fitted FROM expected) AS fitted
LEFT JOIN expected ON lived.age = 0 AND expected.account = lived.id
LEFT JOIN keeping ON lived.age = 0 AND lived.first_order_day <= keeping.last_day
  AND (keeping.segment IS NULL OR keeping.segment = lived.segment)
GROUP BY
  lived.id, lived.segment, lived.month, lived.of_marketing, lived.age, lived.revenue, lived.recurring, lived.assumed, lived.margin,
  lived.orders, lived.whole_revenue, lived.whole_margin, lived.revenue_of_all, lived.margin_of_all, fitted.is_fitted
