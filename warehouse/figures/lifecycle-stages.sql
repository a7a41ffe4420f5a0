-- The lifecycle of customers: what was spent on each stage in the months asked for, by how many accounts came to it (won, shipped to first, active within
-- a year, moved up the pyramid, returned), and for one of them; a cost nobody entered is empty. Money is in minor units of the plant's own currency.
SELECT
  counted.state, counted.customers, spent.net_minor AS cost,
  CAST(spent.net_minor AS double) / nullif(counted.customers, 0) AS per_customer
FROM (
  SELECT
    states.state,
    count(CASE states.state
      WHEN 'acquisition' THEN CASE WHEN standings.was_won THEN 1 END
      WHEN 'result' THEN CASE WHEN standings.was_shipped_to THEN 1 END
      WHEN 'retention' THEN CASE WHEN standings.is_active THEN 1 END
      WHEN 'development' THEN CASE WHEN standings.has_moved_up THEN 1 END
      ELSE CASE WHEN standings.has_returned THEN 1 END
    END) AS customers
  FROM (VALUES ('acquisition'), ('result'), ('retention'), ('development'), ('return')) AS states(state)
  LEFT JOIN standings ON true
  GROUP BY states.state
) AS counted
LEFT JOIN (
  SELECT costs.stage, sum(costs.net_minor) AS net_minor
  FROM costs
  JOIN params ON params.currency = costs.currency
  WHERE costs.month BETWEEN params.from_month AND params.to_month AND costs.happened_at <= params.as_of
    AND (params.segment IS NULL OR coalesce(params.segment = costs.segment, false))
  GROUP BY costs.stage
) AS spent ON spent.stage = counted.state
ORDER BY counted.state
