-- What unit economics knows of accounts, orders and claims: what happened in the three years that customers count by.
SELECT *
FROM (
  SELECT *, date_format(at_timezone(from_iso8601_timestamp(happened_at), time_zone), '%Y-%m') AS month
  FROM facts
  WHERE kind IN ('account', 'purchase', 'claim') AND happened_at <= as_of
) AS dated
WHERE 12 * CAST(substr(month, 1, 4) AS bigint) + CAST(substr(month, 6, 2) AS bigint)
  >= 12 * CAST(substr(as_of, 1, 4) AS bigint) + CAST(substr(as_of, 6, 2) AS bigint) - 34
