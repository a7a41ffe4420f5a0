-- What the rows of unit economics are added up from, each thing twice: in the month and segment of its own, and in the row of all.
SELECT
  scopes.scope,
  CASE scopes.scope WHEN 'row' THEN parts.month END AS month,
  CASE scopes.scope WHEN 'row' THEN nullif(parts.segment, '') END AS segment,
  parts.lead_verdict, parts.is_of_marketing, parts.came_to_sql, parts.is_open,
  parts.account_id, parts.revenue, parts.recurring, parts.assumed, parts.margin, parts.lifetime,
  parts.marketing_cost, parts.sales_cost
FROM (
  SELECT
    leads.month, coalesce(leads.segment, '') AS segment,
    leads.verdict AS lead_verdict, leads.is_new_of_marketing AS is_of_marketing, leads.came_to_sql, leads.is_open OR open_deals.lead_id IS NOT NULL AS is_open,
    CAST(NULL AS varchar) AS account_id, 0 AS revenue, 0 AS recurring, 0e0 AS assumed, 0e0 AS margin, CAST(NULL AS double) AS lifetime,
    CAST(NULL AS bigint) AS marketing_cost, CAST(NULL AS bigint) AS sales_cost
  FROM leads
  LEFT JOIN open_deals ON open_deals.lead_id = leads.id AND open_deals.is_asked
  WHERE leads.is_asked AND leads.is_new
  UNION ALL
  SELECT
    month, segment,
    NULL, of_marketing, NULL, NULL,
    id, revenue, recurring, assumed, margin, lifetime,
    NULL, NULL
  FROM customers
  UNION ALL
  SELECT
    month, segment,
    NULL, NULL, NULL, NULL,
    NULL, 0, 0, 0e0, 0e0, NULL,
    CASE cost_kind WHEN 'marketing' THEN net_minor END, CASE cost_kind WHEN 'sales' THEN net_minor END
  FROM acquisition
) AS parts
CROSS JOIN (VALUES ('row'), ('total')) AS scopes(scope)
