-- What happened in the two years that attempts to win back are looked at in.
SELECT *
FROM (
  SELECT *, date_format(at_timezone(from_iso8601_timestamp(happened_at), time_zone), '%Y-%m') AS month
  FROM facts
  WHERE type IN ('WinBackStarted', 'WinBackEnded', 'SegmentMigrated') AND happened_at < as_of
) AS dated
WHERE 12 * CAST(substr(month, 1, 4) AS bigint) + CAST(substr(month, 6, 2) AS bigint)
  >= 12 * CAST(substr(as_of, 1, 4) AS bigint) + CAST(substr(as_of, 6, 2) AS bigint) - 24
