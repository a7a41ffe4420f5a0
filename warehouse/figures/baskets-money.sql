-- What those who came into a basket are worth, of whom anybody knows it, what those that returned are, and what they were bought for; net of VAT, in
-- minor units of each currency.
SELECT month, basket, measure, currency, sum(net_minor) AS net_minor, count(*) AS records
FROM (
  SELECT
    parkings.month, parkings.basket, measures.measure,
    CASE measures.measure WHEN 'won' THEN parkings.won_currency ELSE parkings.currency END AS currency,
    CASE
      WHEN measures.measure = 'won' THEN parkings.won_minor
      WHEN measures.measure = 'entered' OR parkings.left_as = 'returned' THEN parkings.net_minor
    END AS net_minor
  FROM parkings
  CROSS JOIN (VALUES ('entered'), ('returned'), ('won')) AS measures(measure)
) AS told
WHERE net_minor IS NOT NULL
GROUP BY month, basket, measure, currency
ORDER BY month, basket, measure, currency
