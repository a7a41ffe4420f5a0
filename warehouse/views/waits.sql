-- The times for which leads and deals waited for a date. One ends by that date, or before when somebody ends it or begins another. Of those that
-- began longer than six months before the months asked for nothing is known.
SELECT kind, id, from_iso8601_timestamp(happened_at) AS since, from_iso8601_timestamp(CASE WHEN next_at < waits_until THEN next_at ELSE waits_until END) AS until
FROM (
  SELECT kind, id, type, happened_at, data.until.s AS waits_until, lead(happened_at) OVER (PARTITION BY kind, id ORDER BY step) AS next_at
  FROM (
    SELECT facts.*, params.from_month, date_format(at_timezone(from_iso8601_timestamp(facts.happened_at), params.time_zone), '%Y-%m') AS month
    FROM facts
    CROSS JOIN params
    WHERE facts.type IN ('LeadWaits', 'LeadWaitEnded', 'DealWaits', 'DealWaitEnded')
  ) AS told
  WHERE 12 * CAST(substr(month, 1, 4) AS bigint) + CAST(substr(month, 6, 2) AS bigint)
    >= 12 * CAST(substr(from_month, 1, 4) AS bigint) + CAST(substr(from_month, 6, 2) AS bigint) - 6
) AS ended
WHERE type IN ('LeadWaits', 'DealWaits')
