-- What winning customers cost in the plant's own currency, shared out among the same leads by what is asked for: in equal parts (`leads`), in equal
-- parts of those that were confirmed as target (`mql`), or in proportion to what their accounts have bought (`revenue`), of which leads of one
-- account have equal parts. Where that comes to nothing, the parts are equal. What was spent on another segment alone is not asked for.
SELECT
  cost_kind, month, segment, is_asked,
  net_minor * CASE WHEN total > 0 THEN weight / total ELSE 1e0 / leads END AS part
FROM (
  SELECT *, sum(weight) OVER (PARTITION BY cost_id) AS total, count(*) OVER (PARTITION BY cost_id) AS leads
  FROM (
    SELECT
      shares.*,
      CASE params.share_by
        WHEN 'mql' THEN CASE shares.verdict WHEN 'mql' THEN 1e0 ELSE 0e0 END
        WHEN 'revenue' THEN
          CAST(coalesce(bought.net_minor, 0) AS double) / count(*) OVER (PARTITION BY shares.cost_id, bought.account_id)
        ELSE 1e0
      END AS weight
    FROM shares
    JOIN params ON params.currency = shares.currency
    LEFT JOIN accounts ON accounts.id = shares.account_id
    LEFT JOIN (
      SELECT orders.account_id, sum(orders.net_minor) AS net_minor
      FROM orders
      JOIN params ON params.currency = orders.currency
      GROUP BY orders.account_id
    ) AS bought ON bought.account_id = coalesce(accounts.survivor, shares.account_id)
    WHERE shares.cost_stage = 'acquisition' AND shares.happened_at <= params.as_of
      AND (params.segment IS NULL OR coalesce(params.segment = shares.cost_segment, true))
  ) AS weighed
) AS added
