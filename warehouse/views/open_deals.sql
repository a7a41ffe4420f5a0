-- Leads with a deal of the lane asked for that may still become an order: at work or in a basket, before its payment. `is_asked`: by every filter.
SELECT members.lead_id, bool_or(members.is_asked) AS is_asked
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
WHERE members.kind = 'deal' AND members.is_of_lane AND standing.place < stages.place AND standing.outcome IN ('here', 'parked')
GROUP BY members.lead_id
