-- Segment focus: what went into each segment (leads, activities, days at work, costs) and what came out of it (orders, revenue, margin), with its
-- share of all; all together (`total`); and of that what is outside the focus (`outside`), where segments are declared as that. Money is in minor
-- units. Of the filters the lane and the manager count. Costs are shared by the first touch: ask with no other.
SELECT
  told.scope, told.segment, told.focus, told.measure, told.amount,
  CASE WHEN told.scope <> 'total' THEN told.amount / nullif(told.whole, 0) END AS share
FROM (
  SELECT
    scopes.scope, cells.measure, cells.whole,
    CASE WHEN scopes.scope = 'row' THEN nullif(cells.segment, '') END AS segment,
    CASE WHEN scopes.scope = 'row' THEN cells.focus END AS focus,
    sum(CASE WHEN scopes.scope <> 'outside' OR NOT cells.focus THEN cells.amount ELSE 0e0 END) AS amount
  FROM (
    SELECT *, sum(amount) OVER (PARTITION BY measure) AS whole
    FROM (
      SELECT
        summed.segment, focus_segments.segment IS NOT NULL AS focus, measures.measure,
        CASE measures.measure
          WHEN 'leads' THEN summed.leads
          WHEN 'activities' THEN summed.activities
          WHEN 'days-at-work' THEN summed.days_at_work
          WHEN 'marketing-cost' THEN summed.marketing_cost
          WHEN 'sales-cost' THEN summed.sales_cost
          WHEN 'orders' THEN summed.orders
          WHEN 'revenue' THEN summed.revenue
          ELSE summed.margin
        END AS amount
      FROM (
        SELECT *, bool_or(has_marketing_cost) OVER () AS knows_marketing_cost, bool_or(has_sales_cost) OVER () AS knows_sales_cost
        FROM (
          SELECT
            segment,
            sum(CASE measure WHEN 'leads' THEN amount ELSE 0e0 END) AS leads,
            sum(CASE measure WHEN 'activities' THEN amount ELSE 0e0 END) AS activities,
            sum(CASE measure WHEN 'days-at-work' THEN amount ELSE 0e0 END) AS days_at_work,
            sum(CASE measure WHEN 'marketing-cost' THEN amount ELSE 0e0 END) AS marketing_cost,
            sum(CASE measure WHEN 'sales-cost' THEN amount ELSE 0e0 END) AS sales_cost,
            sum(CASE measure WHEN 'orders' THEN amount ELSE 0e0 END) AS orders,
            sum(CASE measure WHEN 'revenue' THEN amount ELSE 0e0 END) AS revenue,
            sum(CASE measure WHEN 'margin' THEN amount ELSE 0e0 END) AS margin,
            bool_or(measure = 'marketing-cost') AS has_marketing_cost,
            bool_or(measure = 'sales-cost') AS has_sales_cost
          FROM focus_parts
          GROUP BY segment
        ) AS pivoted
      ) AS summed
      CROSS JOIN (
        VALUES ('leads'), ('activities'), ('days-at-work'), ('marketing-cost'), ('sales-cost'), ('orders'), ('revenue'), ('margin')
      ) AS measures(measure)
      LEFT JOIN focus_segments ON focus_segments.segment = summed.segment
      WHERE summed.segment IS NOT NULL -- a cost was entered, whoever shares it: nothing is known of what nobody entered
        AND (measures.measure <> 'marketing-cost' OR summed.knows_marketing_cost)
        AND (measures.measure <> 'sales-cost' OR summed.knows_sales_cost)
    ) AS known
  ) AS cells
  CROSS JOIN (VALUES ('row'), ('total'), ('outside')) AS scopes(scope)
  GROUP BY
    scopes.scope, cells.measure, cells.whole, CASE WHEN scopes.scope = 'row' THEN nullif(cells.segment, '') END,
    CASE WHEN scopes.scope = 'row' THEN cells.focus END
) AS told
CROSS JOIN (SELECT count(segment) > 0 AS is_declared FROM focus_segments) AS declared
WHERE told.scope <> 'outside' OR (declared.is_declared AND told.whole <> 0)
ORDER BY told.scope, told.focus DESC, told.segment, told.measure
