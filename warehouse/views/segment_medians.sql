-- What a record of each segment ('' without one) is worth where nobody knows: the median of those of which it is known, in the currency most of them are
-- in. Of those the `funnel` counts; of `losses`, of all asked for of whom anything was told since the time before the months asked for.
SELECT scope, segment, currency, net_minor
FROM (
  SELECT *, row_number() OVER (PARTITION BY scope, segment ORDER BY known DESC, currency) AS place
  FROM (
    SELECT
      scope, segment, currency, net_minor,
      row_number() OVER (PARTITION BY scope, segment, currency ORDER BY net_minor) AS rank,
      count(*) OVER (PARTITION BY scope, segment, currency) AS known
    FROM (
      SELECT DISTINCT 'funnel' AS scope, kind, id, coalesce(segment, '') AS segment, currency, net_minor
      FROM last_visits
      WHERE counted_visits > 0 AND net_minor IS NOT NULL
      UNION ALL
      SELECT 'losses', kind, id, coalesce(segment, ''), currency, net_minor
      FROM (
        SELECT
          members.*, params.from_month, params.to_month,
          date_format(at_timezone(from_iso8601_timestamp(members.moved_at), members.time_zone), '%Y-%m') AS moved_month
        FROM members
        CROSS JOIN params
        WHERE members.is_asked AND members.net_minor IS NOT NULL
      ) AS moved
      WHERE 12 * CAST(substr(moved_month, 1, 4) AS bigint) + CAST(substr(moved_month, 6, 2) AS bigint)
        >= 24 * CAST(substr(from_month, 1, 4) AS bigint) + 2 * CAST(substr(from_month, 6, 2) AS bigint)
          - 12 * CAST(substr(to_month, 1, 4) AS bigint) - CAST(substr(to_month, 6, 2) AS bigint) - 1
    ) AS told
  ) AS ranked
  WHERE rank = ceil(50 * known / 1e2)
) AS medians
WHERE place = 1
