-- Whose last visit to a stage ended in the months asked for, or (`before`) in as many months in front of them.
SELECT
  *,
  CASE WHEN month < from_month THEN 'before' ELSE 'now' END AS period
FROM (
  SELECT
    last_visits.*, params.from_month, params.to_month,
    date_format(at_timezone(from_iso8601_timestamp(last_visits.since), params.time_zone), '%Y-%m') AS month,
    12 * CAST(substr(params.from_month, 1, 4) AS bigint) + CAST(substr(params.from_month, 6, 2) AS bigint) AS from_number,
    12 * CAST(substr(params.to_month, 1, 4) AS bigint) + CAST(substr(params.to_month, 6, 2) AS bigint) AS to_number
  FROM last_visits
  CROSS JOIN params
  WHERE last_visits.since IS NOT NULL
) AS dated
WHERE month <= to_month
  AND 12 * CAST(substr(month, 1, 4) AS bigint) + CAST(substr(month, 6, 2) AS bigint) >= 2 * from_number - to_number - 1
