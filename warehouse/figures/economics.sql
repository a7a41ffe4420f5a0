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
  lifetimes / nullif(customers, 0) AS cltv_mean,
  cltv_median,
  (lifetimes + ahead) / nullif(customers, 0) AS clv24, -- of 24 months; where nothing is expected, in `expected`, nobody knows
  payback_months, -- when the margin had covered the cost, or how many months have begun without
  CASE WHEN payback_months IS NULL AND both_costs IS NOT NULL THEN ages END AS payback_not_yet
FROM (
  SELECT
    scope, month, segment, marketing_cost, sales_cost, both_costs, ages,
    sum(leads) AS leads,
    sum(marketing_leads) AS marketing_leads,
    sum(mql) AS mql,
    sum(sql) AS sql,
    sum(open) AS open,
    sum(accounts) AS accounts,
    sum(customers) AS customers,
    sum(revenue) AS revenue,
    CAST(floor(sum(margin) + 5e-1) AS bigint) AS margin,
    CAST(floor(sum(assumed) + 5e-1) AS bigint) AS margin_assumed,
    CAST(floor(sum(marketing_margin) + 5e-1) AS bigint) AS marketing_margin,
    sum(recurring) AS recurring_revenue,
    sum(lifetimes) AS lifetimes,
    sum(ahead) AS ahead,
    max(cltv_median) AS cltv_median,
    min(CASE WHEN floor(margin_so_far + 5e-1) >= both_costs THEN age END) AS payback_months
  FROM (
    SELECT
      *,
      CASE WHEN marketing_cost IS NOT NULL OR sales_cost IS NOT NULL THEN coalesce(marketing_cost, 0) + coalesce(sales_cost, 0) END AS both_costs
    FROM (
      SELECT
        added.*,
        CASE WHEN told.marketing THEN coalesce(sum(added.on_marketing) OVER of_row, 0) END AS marketing_cost,
        CASE WHEN told.sales THEN coalesce(sum(added.on_sales) OVER of_row, 0) END AS sales_cost,
        sum(added.margin) OVER (PARTITION BY added.scope, added.month, added.segment ORDER BY added.age) AS margin_so_far
      FROM (
        SELECT
          scope, month, segment, ages, age,
          count(lead_verdict) AS leads,
          count(CASE WHEN lead_verdict IS NOT NULL AND is_of_marketing THEN 1 END) AS marketing_leads,
          count(CASE WHEN lead_verdict = 'mql' AND is_of_marketing THEN 1 END) AS mql,
          count(CASE WHEN came_to_sql AND is_of_marketing THEN 1 END) AS sql,
          count(CASE WHEN is_open THEN 1 END) AS open,
          count(account_id) AS accounts,
          count(lifetime) AS customers,
          sum(marketing_cost) AS on_marketing,
          sum(sales_cost) AS on_sales,
          sum(revenue) AS revenue,
          sum(margin) AS margin,
          sum(assumed) AS assumed,
          sum(CASE WHEN is_of_marketing THEN margin ELSE 0e0 END) AS marketing_margin,
          sum(recurring) AS recurring,
          sum(lifetime) AS lifetimes,
          sum(ahead) AS ahead,
          max(CASE WHEN rank = ceil(50 * customers / 1e2) THEN lifetime END) AS cltv_median
        FROM (
          SELECT
            *,
            row_number() OVER (PARTITION BY scope, month, segment, lifetime IS NULL ORDER BY lifetime) AS rank,
            count(lifetime) OVER (PARTITION BY scope, month, segment) AS customers
          FROM cohorts
        ) AS ranked
        GROUP BY scope, month, segment, ages, age
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
      WINDOW of_row AS (PARTITION BY added.scope, added.month, added.segment)
    ) AS spent
  ) AS costed
  GROUP BY scope, month, segment, marketing_cost, sales_cost, both_costs, ages
) AS whole
ORDER BY scope, month, segment
