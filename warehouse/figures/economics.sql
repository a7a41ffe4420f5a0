-- Unit economics: a row for each segment and month in which the first lead of an account came, and one of all together (`total`).
-- Money is net of VAT, in minor units of the plant's own currency. What is not known, and what would be divided by nothing, is empty.
-- Costs are shared by the first touch: ask with no other.
SELECT
  scope, month, segment, leads, marketing_leads, mql, sql, open, open > 2e-1 * leads AS immature, accounts, customers,
  marketing_cost, sales_cost,
  CAST(marketing_cost AS double) / nullif(marketing_leads, 0) AS cpl,
  CAST(marketing_cost AS double) / nullif(mql, 0) AS cost_per_mql,
  CAST(marketing_cost AS double) / nullif(sql, 0) AS cost_per_sql,
  CAST(both_costs AS double) / nullif(customers, 0) AS cac,
  revenue, margin, margin_assumed, marketing_margin, recurring_revenue,
  marketing_margin - marketing_cost AS nmc,
  CAST(marketing_margin - marketing_cost AS double) / nullif(marketing_cost, 0) AS romi,
  CAST(margin - sales_cost AS double) / nullif(sales_cost, 0) AS ros,
  CAST(margin - both_costs AS double) / nullif(both_costs, 0) AS total_return,
  cltv_mean, cltv_median
FROM (
  SELECT
    *,
    CASE WHEN marketing_cost IS NOT NULL OR sales_cost IS NOT NULL THEN coalesce(marketing_cost, 0) + coalesce(sales_cost, 0) END AS both_costs
  FROM (
    SELECT
      added.scope, added.month, added.segment, added.leads, added.marketing_leads, added.mql, added.sql, added.open,
      added.accounts, added.customers,
      CASE WHEN told.marketing THEN coalesce(added.marketing_cost, 0) END AS marketing_cost,
      CASE WHEN told.sales THEN coalesce(added.sales_cost, 0) END AS sales_cost,
      added.revenue, added.margin, added.margin_assumed, added.marketing_margin, added.recurring_revenue, added.cltv_mean, added.cltv_median
    FROM (
      SELECT
        scope, month, segment,
        count(lead_verdict) AS leads,
        count(CASE WHEN lead_verdict IS NOT NULL AND is_of_marketing THEN 1 END) AS marketing_leads,
        count(CASE WHEN lead_verdict = 'mql' AND is_of_marketing THEN 1 END) AS mql,
        count(CASE WHEN came_to_sql AND is_of_marketing THEN 1 END) AS sql,
        count(CASE WHEN is_open THEN 1 END) AS open,
        count(account_id) AS accounts,
        count(lifetime) AS customers,
        sum(marketing_cost) AS marketing_cost,
        sum(sales_cost) AS sales_cost,
        sum(revenue) AS revenue,
        CAST(floor(sum(margin) + 5e-1) AS bigint) AS margin,
        CAST(floor(sum(assumed) + 5e-1) AS bigint) AS margin_assumed,
        CAST(floor(sum(CASE WHEN is_of_marketing THEN margin ELSE 0e0 END) + 5e-1) AS bigint) AS marketing_margin,
        sum(recurring) AS recurring_revenue,
        avg(lifetime) AS cltv_mean,
        max(CASE WHEN rank = ceil(50 * customers / 1e2) THEN lifetime END) AS cltv_median
      FROM (
        SELECT
          *,
          row_number() OVER (PARTITION BY scope, month, segment, lifetime IS NULL ORDER BY lifetime) AS rank,
          count(lifetime) OVER (PARTITION BY scope, month, segment) AS customers
        FROM cohorts
      ) AS ranked
      GROUP BY scope, month, segment
    ) AS added
    LEFT JOIN (
      SELECT
        scopes.scope, CASE scopes.scope WHEN 'row' THEN costs.month END AS month,
        bool_or(costs.cost_kind = 'marketing') AS marketing, bool_or(costs.cost_kind = 'sales') AS sales
      FROM costs
      JOIN params ON params.currency = costs.currency
      CROSS JOIN (VALUES ('row'), ('total')) AS scopes(scope)
      WHERE costs.stage = 'acquisition' AND costs.month BETWEEN params.from_month AND params.to_month AND costs.happened_at <= params.as_of
        AND (params.segment IS NULL OR coalesce(params.segment = costs.segment, true))
      GROUP BY scopes.scope, CASE scopes.scope WHEN 'row' THEN costs.month END
    ) AS told ON told.scope = added.scope AND coalesce(told.month, '') = coalesce(added.month, '')
  ) AS spent
) AS costed
ORDER BY scope, month, segment
