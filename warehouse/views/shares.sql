-- Costs shared out among the leads of their months: by marketing among new leads it brought, by sales among all new ones; one
-- of a segment among its leads alone. In equal parts among those of its days, channel and campaign; where none came, of its month; where
-- none did either, of all of its month. Where nobody came in its month a cost stands here once, without a lead.
SELECT
  cost_id, cost_kind, cost_stage, cost_segment, happened_at, month, currency, net_minor, lead_id, segment, account_id, verdict, is_asked, is_theirs,
  CAST(net_minor AS double) / count(*) OVER (PARTITION BY cost_id) AS part
FROM (
  SELECT *, min(closeness) OVER (PARTITION BY cost_id) AS closest
  FROM (
    SELECT
      costs.id AS cost_id, costs.cost_kind, costs.stage AS cost_stage, costs.segment AS cost_segment, costs.happened_at, costs.month, costs.currency, costs.net_minor,
      leads.id AS lead_id, leads.account_id, leads.verdict,
      CASE WHEN leads.id IS NULL THEN costs.segment ELSE leads.segment END AS segment,
      coalesce(leads.is_asked, true) AS is_asked,
      coalesce(leads.is_theirs, true) AS is_theirs,
      CASE
        WHEN leads.id IS NULL THEN 0
        WHEN (costs.channel IS NOT NULL AND coalesce(costs.channel <> leads.source, true))
          OR (costs.campaign IS NOT NULL AND coalesce(costs.campaign <> leads.campaign, true)) THEN 3
        WHEN leads.day BETWEEN costs.first_day AND costs.last_day THEN 1
        ELSE 2
      END AS closeness
    FROM costs
    CROSS JOIN params
    LEFT JOIN leads ON leads.month = costs.month
      AND (costs.segment IS NULL OR costs.segment = leads.segment)
      AND (leads.is_new_of_marketing OR (leads.is_new AND costs.cost_kind = 'sales'))
    WHERE costs.month BETWEEN params.from_month AND params.to_month
  ) AS near
) AS ranked
WHERE closeness = closest
