-- Where each account of the segment and manager asked for stands. Acquisition: it has not ordered. Result: of what it ordered nothing has left; an order
-- without a deal counts as shipped. Development: a deal is open of a higher step of the pyramid than anything it bought. Return: it is being won
-- back, or its last order is longer ago than with three quarters of the others. Else retention. And what it did in the months asked for.
SELECT
  accounts.id, accounts.segment, bought.step,
  CASE
    WHEN bought.account_id IS NULL THEN 'acquisition'
    WHEN NOT bought.is_without_deal AND dealt.shipped_day IS NULL THEN 'result'
    WHEN coalesce(dealt.open_step > bought.step, false) THEN 'development'
    WHEN coalesce(win_backs.running, false) OR coalesce(win_backs.cell >= 18, false) THEN 'return'
    ELSE 'retention'
  END AS state,
  coalesce(substr(bought.first_day, 1, 7) BETWEEN params.from_month AND params.to_month, false) AS was_won,
  coalesce(substr(dealt.shipped_day, 1, 7) BETWEEN params.from_month AND params.to_month, false) AS was_shipped_to,
  coalesce(bought.is_active, false) AS is_active,
  coalesce(bought.has_moved_up, false) AS has_moved_up,
  coalesce(win_backs.returned, false) AS has_returned
FROM accounts
CROSS JOIN params
LEFT JOIN (
  SELECT
    climbs.account_id,
    nullif(max(climbs.step), 0) AS step,
    min(climbs.day) AS first_day,
    bool_or(deals.id IS NULL) AS is_without_deal,
    bool_or(climbs.is_up AND substr(climbs.day, 1, 7) BETWEEN params.from_month AND params.to_month) AS has_moved_up,
    bool_or(
      CAST(climbs.day AS date) >= CAST(concat(params.to_month, '-01') AS date) + INTERVAL '1' MONTH - INTERVAL '365' DAY
      AND substr(climbs.day, 1, 7) <= params.to_month
    ) AS is_active
  FROM climbs
  CROSS JOIN params
  LEFT JOIN deals ON deals.id = climbs.deal_id AND deals.account_id = climbs.account_id
  GROUP BY climbs.account_id
) AS bought ON bought.account_id = accounts.id
LEFT JOIN (
  SELECT deals.account_id, min(deals.shipped_day) AS shipped_day, max(CASE WHEN deals.is_open THEN products.step END) AS open_step
  FROM deals
  LEFT JOIN products ON products.product = deals.product
  GROUP BY deals.account_id
) AS dealt ON dealt.account_id = accounts.id
LEFT JOIN win_backs ON win_backs.account_id = accounts.id
WHERE accounts.id = accounts.survivor AND accounts.is_asked
