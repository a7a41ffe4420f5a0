-- Deals that count, with whose they are by now: whether each is open still and before its payment, and when the last of it left, unless it was
-- cancelled since.
SELECT
  members.id, coalesce(accounts.survivor, members.account_id) AS account_id, members.manager, members.segment, members.product, members.net_minor,
  members.is_of_lane, went.is_open,
  date_format(at_timezone(from_iso8601_timestamp(went.shipped_at), members.time_zone), '%Y-%m-%d') AS shipped_day
FROM members
JOIN (
  SELECT
    visits.id,
    NOT bool_or(visits.place >= payment.place) AND bool_or(visits.outcome = 'here') AS is_open,
    min(CASE WHEN stages.is_end AND visits.outcome <> 'lost' THEN visits.came_at END) AS shipped_at
  FROM visits
  JOIN stages ON stages.pipeline = visits.pipeline AND stages.stage = visits.stage
  JOIN stages AS payment ON payment.pipeline = visits.pipeline AND payment.stage = 'payment-received'
  WHERE visits.kind = 'deal'
  GROUP BY visits.id
) AS went ON went.id = members.id
LEFT JOIN accounts ON accounts.id = members.account_id
WHERE members.kind = 'deal'
