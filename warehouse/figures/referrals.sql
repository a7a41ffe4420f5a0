-- Who recommended us, to how many accounts, how many of these have bought by now, and what they ordered in the months asked for; beside it what the
-- referrer ordered itself. Money is in minor units of the plant's own currency. Nobody recommends us to themselves. No filter counts.
SELECT
  pairs.referrer, pairs.segment,
  count(*) AS referred,
  count(bought.account_id) AS customers,
  coalesce(sum(bought.revenue), 0) AS revenue,
  CAST(floor(coalesce(sum(bought.margin), 0e0) + 5e-1) AS bigint) AS margin,
  coalesce(max(own.revenue), 0) AS own_revenue
FROM (
  SELECT accounts.id, coalesce(referrers.survivor, accounts.referred_by) AS referrer, referrers.segment
  FROM accounts
  LEFT JOIN accounts AS referrers ON referrers.id = accounts.referred_by
  WHERE accounts.id = accounts.survivor AND accounts.referred_by IS NOT NULL
) AS pairs
LEFT JOIN bought ON bought.account_id = pairs.id
LEFT JOIN bought AS own ON own.account_id = pairs.referrer
WHERE pairs.referrer <> pairs.id
GROUP BY pairs.referrer, pairs.segment
ORDER BY revenue DESC, referrer
