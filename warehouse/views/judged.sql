-- Every lead, and what it has proved to be by now. `is_new`: neither spam nor another time the same.
SELECT
  *,
  verdict NOT IN ('spam', 'duplicate') AS is_new,
  verdict NOT IN ('spam', 'duplicate') AND coalesce(origin = 'marketing', false) AS is_new_of_marketing,
  CASE verdict WHEN 'non-target' THEN last_why END AS criterion
FROM (
  SELECT
    members.id, members.arrived_at, members.day, members.month, members.origin, members.source, members.campaign, members.segment,
    members.account_id, members.manager, members.opening, members.claimed_at, members.claimed_by, members.contacted_at,
    members.is_asked, members.is_theirs, members.is_of_lane, stayed.last_why, coalesce(stayed.came_to_sql, false) AS came_to_sql,
    coalesce(stayed.last_outcome IN ('here', 'parked'), false) AS is_open,
    stayed.last_outcome IS NULL AS is_held, -- when it came, and since
    CASE
      WHEN stayed.last_outcome IS NULL THEN 'spam'
      WHEN stayed.last_outcome = 'lost' AND stayed.last_why IN ('spam', 'duplicate', 'handed-to-dealer') THEN stayed.last_why
      WHEN stayed.last_outcome = 'lost' THEN 'non-target'
      WHEN stayed.came_to_sql OR stayed.was_parked THEN 'mql'
      ELSE 'undecided'
    END AS verdict
  FROM members
  LEFT JOIN (
    SELECT
      id,
      max_by(outcome, CASE WHEN NOT passed THEN entry END) AS last_outcome,
      max_by(coalesce(why, ''), CASE WHEN NOT passed THEN entry END) AS last_why,
      bool_or(stage = 'sql') AS came_to_sql,
      bool_or(outcome = 'parked') AS was_parked
    FROM visits
    WHERE kind = 'lead'
    GROUP BY id
  ) AS stayed ON stayed.id = members.id
  WHERE members.kind = 'lead'
) AS judged
