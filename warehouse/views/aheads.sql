-- The month the figures are of and the five behind it, in milliseconds from then on: what a forecast may be told of.
SELECT
  month, month BETWEEN from_month AND to_month AS is_asked, is_present,
  greatest(0, date_diff('millisecond', known_at, with_timezone(first_day, time_zone))) AS from_ms,
  date_diff('millisecond', known_at, with_timezone(first_day + INTERVAL '1' MONTH, time_zone)) AS to_ms
FROM (
  SELECT
    from_month, to_month, time_zone, known_at, first_day, first_day = present AS is_present,
    date_format(first_day, '%Y-%m') AS month
  FROM (
    SELECT known.from_month, known.to_month, known.time_zone, known.known_at, known.present, known.present + months.later AS first_day
    FROM (
      SELECT
        from_month, to_month, time_zone,
        from_iso8601_timestamp(as_of) AS known_at,
        CAST(concat(date_format(at_timezone(from_iso8601_timestamp(as_of), time_zone), '%Y-%m'), '-01 00:00:00') AS timestamp) AS present
      FROM params
    ) AS known
    CROSS JOIN (
      VALUES (INTERVAL '0' MONTH), (INTERVAL '1' MONTH), (INTERVAL '2' MONTH), (INTERVAL '3' MONTH), (INTERVAL '4' MONTH), (INTERVAL '5' MONTH)
    ) AS months(later)
  ) AS dated
) AS named
