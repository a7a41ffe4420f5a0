-- Leads with a deal that may still become an order: at work or in a basket, before its payment.
SELECT members.lead_id
FROM members
JOIN (
  SELECT
    id, pipeline,
    max_by(outcome, entry) AS outcome,
    max_by(place, entry) AS place
  FROM visits
  WHERE kind = 'deal' AND NOT passed
  GROUP BY id, pipeline
) AS standing ON standing.id = members.id
JOIN stages ON stages.pipeline = standing.pipeline AND stages.stage = 'payment-received'
WHERE members.kind = 'deal' AND members.is_asked AND standing.place < stages.place AND standing.outcome IN ('here', 'parked')
GROUP BY members.lead_id
