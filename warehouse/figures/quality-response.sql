-- How soon leads were taken up that came here new: by manager, by the hour of the day they came in, and all. In working minutes, of those that were
-- claimed or contacted; `untouched` are neither by now.
SELECT
  scope, name,
  count(CASE WHEN measure = 'claim' THEN 1 END) AS leads,
  count(CASE WHEN measure = 'claim' AND is_done THEN 1 END) AS claimed,
  max(CASE WHEN measure = 'claim' AND rank = ceil(50 * known / 1e2) THEN minutes END) AS claim_median,
  max(CASE WHEN measure = 'claim' AND rank = ceil(90 * known / 1e2) THEN minutes END) AS claim_p90,
  count(CASE WHEN measure = 'contact' AND is_done THEN 1 END) AS contacted,
  max(CASE WHEN measure = 'contact' AND rank = ceil(50 * known / 1e2) THEN minutes END) AS contact_median,
  max(CASE WHEN measure = 'contact' AND rank = ceil(90 * known / 1e2) THEN minutes END) AS contact_p90,
  count(CASE WHEN measure = 'claim' AND is_untouched THEN 1 END) AS untouched
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY scope, name, measure ORDER BY minutes NULLS LAST) AS rank,
    count(minutes) OVER (PARTITION BY scope, name, measure) AS known
  FROM (
    SELECT
      scopes.scope, taken_up.measure, taken_up.is_done, taken_up.is_untouched, taken_up.minutes,
      CASE scopes.scope WHEN 'manager' THEN taken_up.manager WHEN 'hour' THEN taken_up.arrived_hour END AS name
    FROM (VALUES ('manager'), ('hour'), ('all')) AS scopes(scope)
    LEFT JOIN taken_up ON true
    WHERE scopes.scope = 'all' OR taken_up.id IS NOT NULL
  ) AS named
) AS ranked
GROUP BY scope, name
ORDER BY scope, name
