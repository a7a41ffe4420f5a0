-- Accounts by the first of the leads asked for, of those that were opened since and had bought nothing before it came; each with its orders and
-- claims in the plant's own money, a row for each (`n` counts those of a kind), beside one without.
SELECT id, segment, month, of_marketing, kind, dealing_day, net_minor, cost_minor, besides_minor, n
FROM (
  SELECT
    first_leads.id, first_leads.segment, first_leads.month, first_leads.day, first_leads.of_marketing,
    dealings.kind, dealings.day AS dealing_day, dealings.net_minor, dealings.cost_minor, dealings.besides_minor,
    row_number() OVER (PARTITION BY first_leads.id, dealings.kind ORDER BY dealings.day, dealings.id) AS n,
    min(CASE dealings.kind WHEN 'purchase' THEN dealings.day END) OVER (PARTITION BY first_leads.id) AS first_order_day
  FROM (
    SELECT
      accounts.survivor AS id, accounts.opened_at, leads.month, leads.day, params.currency,
      coalesce(accounts.segment, leads.segment, '') AS segment,
      coalesce(leads.origin = 'marketing', false) AS of_marketing,
      row_number() OVER (PARTITION BY accounts.survivor ORDER BY leads.arrived_at, leads.id) AS n
    FROM leads
    JOIN accounts ON accounts.id = leads.account_id
    CROSS JOIN params
    WHERE leads.is_asked AND accounts.is_known
  ) AS first_leads
  CROSS JOIN (VALUES (true), (false)) AS sides(is_bare)
  LEFT JOIN dealings ON NOT sides.is_bare AND dealings.account_id = first_leads.id AND dealings.currency = first_leads.currency
  WHERE first_leads.n = 1 AND first_leads.opened_at IS NOT NULL
) AS dealt
WHERE first_order_day IS NULL OR first_order_day >= day
