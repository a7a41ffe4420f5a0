-- What the lifecycle of customers knows of attempts to win back and of quotes: what happened in two years.
SELECT *
FROM (
  SELECT *, date_format(at_timezone(from_iso8601_timestamp(happened_at), time_zone), '%Y-%m') AS month
  FROM facts
  WHERE type IN ('WinBackStarted', 'WinBackEnded', 'SegmentMigrated', 'QuoteSent') AND happened_at < as_of
) AS dated
WHERE 12 * CAST(substr(month, 1, 4) AS bigint) + CAST(substr(month, 6, 2) AS bigint)
  >= 12 * CAST(substr(as_of, 1, 4) AS bigint) + CAST(substr(as_of, 6, 2) AS bigint) - 24
