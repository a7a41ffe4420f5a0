-- What each lead cost to win, not rounded, by kind and currency; without a lead: what was spent in months in which none came.
SELECT
  lead_id, cost_kind, currency,
  CASE WHEN lead_id IS NULL THEN month END AS month,
  sum(part) AS net_minor
FROM shares
WHERE cost_stage = 'acquisition'
GROUP BY lead_id, cost_kind, currency, CASE WHEN lead_id IS NULL THEN month END
ORDER BY lead_id, cost_kind, currency, month
