-- What those won back ordered in time (`revenue`), and what the offers cost that they took (`offers-cost`), as far as `offers` tells it; without those
-- held out. Net of VAT, in minor units of each currency.
SELECT month, action, measure, currency, sum(net_minor) AS net_minor, count(*) AS records
FROM (
  SELECT
    attempts.month, attempts.action, measures.measure,
    CASE measures.measure WHEN 'revenue' THEN attempts.currency ELSE offers.currency END AS currency,
    CASE measures.measure WHEN 'revenue' THEN attempts.net_minor ELSE offers.net_minor END AS net_minor
  FROM attempts
  CROSS JOIN (VALUES ('revenue'), ('offers-cost')) AS measures(measure)
  LEFT JOIN offers ON offers.offer = attempts.offer_id
  WHERE NOT attempts.is_held_out AND attempts.order_id IS NOT NULL AND (measures.measure = 'revenue' OR attempts.n = 1)
) AS told
WHERE net_minor IS NOT NULL
GROUP BY month, action, measure, currency
ORDER BY month, action, measure, currency
