-- The orders that stand, with whose they are by now, and as whom they were ordered; net of VAT, in minor units.
SELECT id, account_id, ordered_by, segment, owner, deal_id, product, step, day, net_minor, currency, cost_minor, besides_minor
FROM dealings
WHERE kind = 'purchase'
