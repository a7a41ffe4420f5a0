-- What went into each segment and what came out of it, measure by measure; without a name what nobody knows the segment of.
SELECT measure, coalesce(segment, '') AS segment, sum(amount) AS amount
FROM (
  SELECT 'leads' AS measure, segment, 1e0 AS amount
  FROM leads
  WHERE is_new AND is_theirs
  UNION ALL
  SELECT
    measures.measure, efforts.segment,
    CASE measures.measure WHEN 'activities' THEN CAST(efforts.activities AS double) ELSE efforts.days END
  FROM (
    SELECT members.segment, coalesce(made.activities, 0) AS activities, coalesce(work.days, 0e0) AS days
    FROM members
    LEFT JOIN work ON work.kind = members.kind AND work.id = members.id
    LEFT JOIN (
      SELECT facts.kind, facts.id, count(*) AS activities
      FROM facts
      CROSS JOIN params
      WHERE facts.type = 'ActivityRecorded'
        AND date_format(at_timezone(from_iso8601_timestamp(facts.happened_at), params.time_zone), '%Y-%m') BETWEEN params.from_month AND params.to_month
      GROUP BY facts.kind, facts.id
    ) AS made ON made.kind = members.kind AND made.id = members.id
    WHERE members.is_theirs
  ) AS efforts
  CROSS JOIN (VALUES ('activities'), ('days-at-work')) AS measures(measure)
  UNION ALL
  SELECT concat(cost_kind, '-cost'), segment, net_minor
  FROM focus_costs
  UNION ALL
  SELECT
    measures.measure, sales.segment,
    CASE measures.measure WHEN 'orders' THEN 1e0 WHEN 'revenue' THEN CAST(sales.net_minor AS double) ELSE sales.margin END
  FROM sales
  CROSS JOIN params
  CROSS JOIN (VALUES ('orders'), ('revenue'), ('margin')) AS measures(measure)
  WHERE sales.scope = 'all' AND substr(sales.day, 1, 7) BETWEEN params.from_month AND params.to_month
    AND (params.manager IS NULL OR coalesce(params.manager = sales.manager, false))
) AS parts
GROUP BY measure, coalesce(segment, '')
