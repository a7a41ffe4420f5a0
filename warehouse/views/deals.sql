-- Deals that count, with whose they are by now: whether each is paid, or open still and before its payment; at which stage it stands, and for how long;
-- and when the last of it left, unless it was cancelled since.
SELECT
  members.id, coalesce(accounts.survivor, members.account_id) AS account_id, members.manager, members.segment, members.product, members.own_minor AS net_minor,
  members.is_of_lane, members.is_told_lately, went.pipeline, went.stage, went.is_paid,
  NOT went.is_paid AND went.stage IS NOT NULL AS is_open,
  CASE
    WHEN date_diff('millisecond', from_iso8601_timestamp(went.stands_since), from_iso8601_timestamp(members.known_as_of)) < 14 * 864e5 THEN 'under-14-days'
    WHEN date_diff('millisecond', from_iso8601_timestamp(went.stands_since), from_iso8601_timestamp(members.known_as_of)) < 45 * 864e5 THEN 'under-45-days'
    WHEN went.stage IS NOT NULL THEN 'longer'
  END AS stood,
  date_format(at_timezone(from_iso8601_timestamp(went.shipped_at), members.time_zone), '%Y-%m-%d') AS shipped_day
FROM members
JOIN (
  SELECT
    visits.id, visits.pipeline,
    bool_or(visits.place >= payment.place) AS is_paid,
    max(CASE WHEN visits.outcome = 'here' THEN visits.stage END) AS stage,
    max(CASE WHEN visits.outcome = 'here' THEN visits.came_at END) AS stands_since,
    min(CASE WHEN visits.is_end AND visits.outcome <> 'lost' THEN visits.came_at END) AS shipped_at
  FROM visits
  JOIN stages AS payment ON payment.pipeline = visits.pipeline AND payment.stage = 'payment-received'
  WHERE visits.kind = 'deal'
  GROUP BY visits.id, visits.pipeline
) AS went ON went.id = members.id
LEFT JOIN accounts ON accounts.id = members.account_id
WHERE members.kind = 'deal'
