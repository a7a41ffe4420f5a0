-- What the rows of unit economics are added up from, each thing twice: in the month and segment of its own, and in the row of all. `age`: how many
-- months after the first lead of its account it was, of as many (`ages`) as have begun since the first of the row.
SELECT
  scope, month, segment, lead_verdict, is_of_marketing, came_to_sql, is_open,
  account_id, revenue, recurring, assumed, margin, lifetime, ahead, marketing_cost, sales_cost, ages,
  least(ages - 1, age) AS age
FROM (
  SELECT
    scopes.scope,
    CASE scopes.scope WHEN 'row' THEN parts.month END AS month,
    CASE scopes.scope WHEN 'row' THEN nullif(parts.segment, '') END AS segment,
    parts.lead_verdict, parts.is_of_marketing, parts.came_to_sql, parts.is_open,
    parts.account_id, parts.age, parts.revenue, parts.recurring, parts.assumed, parts.margin, parts.lifetime, parts.ahead,
    parts.marketing_cost, parts.sales_cost,
    greatest(1, parts.this_month + 1 - CASE scopes.scope WHEN 'row' THEN parts.month_number ELSE min(parts.month_number) OVER () END) AS ages
  FROM (
    SELECT
      counted.*,
      12 * CAST(substr(counted.month, 1, 4) AS bigint) + CAST(substr(counted.month, 6, 2) AS bigint) AS month_number,
      12 * CAST(date_format(at_timezone(from_iso8601_timestamp(params.as_of), params.time_zone), '%Y') AS bigint)
        + CAST(date_format(at_timezone(from_iso8601_timestamp(params.as_of), params.time_zone), '%m') AS bigint) AS this_month
    FROM (
      SELECT
        leads.month, coalesce(leads.segment, '') AS segment,
        leads.verdict AS lead_verdict, leads.is_new_of_marketing AS is_of_marketing, leads.came_to_sql, leads.is_open OR open_deals.lead_id IS NOT NULL AS is_open,
        CAST(NULL AS varchar) AS account_id, 0 AS age, 0 AS revenue, 0 AS recurring, 0e0 AS assumed, 0e0 AS margin,
        CAST(NULL AS double) AS lifetime, CAST(NULL AS double) AS ahead,
        CAST(NULL AS bigint) AS marketing_cost, CAST(NULL AS bigint) AS sales_cost
      FROM leads
      LEFT JOIN open_deals ON open_deals.lead_id = leads.id AND open_deals.is_asked
      WHERE leads.is_asked AND leads.is_new
      UNION ALL
      SELECT
        month, segment,
        NULL, of_marketing, NULL, NULL,
        CASE age WHEN 0 THEN id END, age, revenue, recurring, assumed, margin, lifetime, ahead,
        NULL, NULL
      FROM customers
      UNION ALL
      SELECT
        month, segment,
        NULL, NULL, NULL, NULL,
        NULL, 0, 0, 0, 0e0, 0e0, NULL, NULL,
        CASE cost_kind WHEN 'marketing' THEN net_minor END, CASE cost_kind WHEN 'sales' THEN net_minor END
      FROM acquisition
    ) AS counted
    CROSS JOIN params
  ) AS parts
  CROSS JOIN (VALUES ('row'), ('total')) AS scopes(scope)
) AS dated
