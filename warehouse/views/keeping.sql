-- What keeping, developing and winning back cost, with the equal part of each who had bought by its last day, of its segment.
SELECT spent.id, spent.segment, spent.last_day, spent.net_minor / greatest(1e0, spent.buyers) AS part
FROM (
  SELECT costs.id, costs.segment, costs.last_day, costs.net_minor, count(buyers.id) AS buyers
  FROM costs
  JOIN params ON params.currency = costs.currency
  LEFT JOIN (
    SELECT account_id AS id, coalesce(max(segment), '') AS segment, min(day) AS day
    FROM orders
    GROUP BY account_id
  ) AS buyers ON buyers.day <= costs.last_day AND (costs.segment IS NULL OR costs.segment = buyers.segment)
  WHERE costs.stage IN ('retention', 'development', 'return') AND costs.happened_at <= params.as_of
    AND (params.segment IS NULL OR coalesce(params.segment = costs.segment, true))
    AND 12 * CAST(substr(params.as_of, 1, 4) AS bigint) + CAST(substr(params.as_of, 6, 2) AS bigint) - 34
      <= 12 * CAST(substr(costs.month, 1, 4) AS bigint) + CAST(substr(costs.month, 6, 2) AS bigint)
  GROUP BY costs.id, costs.segment, costs.last_day, costs.net_minor
) AS spent
