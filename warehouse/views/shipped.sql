-- Deals of which the last has left, and were not cancelled since: when.
SELECT
  members.id, members.account_id, members.manager, members.segment, members.is_of_lane, members.net_minor,
  min(visits.came_at) AS shipped_at,
  min(date_format(at_timezone(from_iso8601_timestamp(visits.came_at), members.time_zone), '%Y-%m-%d')) AS day
FROM visits
JOIN stages ON stages.pipeline = visits.pipeline AND stages.stage = visits.stage AND stages.is_end
JOIN members ON members.kind = visits.kind AND members.id = visits.id
WHERE visits.outcome <> 'lost'
GROUP BY members.id, members.account_id, members.manager, members.segment, members.is_of_lane, members.net_minor
