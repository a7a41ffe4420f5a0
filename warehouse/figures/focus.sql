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
    SELECT
      summed.segment, focus_segments.segment IS NOT NULL AS focus, summed.measure, summed.amount,
      sum(summed.amount) OVER (PARTITION BY summed.measure) AS whole
    FROM (
      SELECT
        focus_parts.segment, known.measure,
        sum(CASE WHEN focus_parts.measure = known.measure THEN focus_parts.amount ELSE 0e0 END) AS amount
      FROM focus_parts
      CROSS JOIN (
        SELECT measure
        FROM (VALUES ('leads'), ('activities'), ('days-at-work'), ('orders'), ('revenue'), ('margin')) AS measures(measure)
        UNION ALL
        SELECT DISTINCT concat(costs.cost_kind, '-cost') -- nothing is known of what nobody entered
        FROM costs
        JOIN params ON params.currency = costs.currency
        WHERE costs.month BETWEEN params.from_month AND params.to_month AND costs.happened_at <= params.as_of
      ) AS known
      GROUP BY focus_parts.segment, known.measure
    ) AS summed
    LEFT JOIN focus_segments ON focus_segments.segment = summed.segment
  ) AS cells
  CROSS JOIN (VALUES ('row'), ('total'), ('outside')) AS scopes(scope)
  GROUP BY
    scopes.scope, cells.measure, cells.whole, CASE WHEN scopes.scope = 'row' THEN nullif(cells.segment, '') END,
    CASE WHEN scopes.scope = 'row' THEN cells.focus END
) AS told
CROSS JOIN (SELECT count(segment) > 0 AS is_declared FROM focus_segments) AS declared
WHERE told.scope <> 'outside' OR (declared.is_declared AND told.whole <> 0)
ORDER BY told.scope, told.focus DESC, told.segment, told.measure
