-- Each of the months asked for, 36 at most, and whether a forecast is told of it: of the one the figures are of, and five more.
SELECT month, month BETWEEN date_format(present, '%Y-%m') AND date_format(present + INTERVAL '5' MONTH, '%Y-%m') AS is_ahead
FROM (
  SELECT date_format(asked.first_day + years.later + months.later, '%Y-%m') AS month, asked.to_month, asked.present
  FROM (
    SELECT
      CAST(concat(from_month, '-01 00:00:00') AS timestamp) AS first_day, to_month,
      CAST(concat(date_format(at_timezone(from_iso8601_timestamp(as_of), time_zone), '%Y-%m'), '-01 00:00:00') AS timestamp) AS present
    FROM params
  ) AS asked
  CROSS JOIN (
    VALUES (INTERVAL '0' MONTH), (INTERVAL '6' MONTH), (INTERVAL '12' MONTH), (INTERVAL '18' MONTH), (INTERVAL '24' MONTH), (INTERVAL '30' MONTH)
  ) AS years(later)
  CROSS JOIN (
    VALUES (INTERVAL '0' MONTH), (INTERVAL '1' MONTH), (INTERVAL '2' MONTH), (INTERVAL '3' MONTH), (INTERVAL '4' MONTH), (INTERVAL '5' MONTH)
  ) AS months(later)
) AS counted
WHERE month <= to_month
