-- Every day from 2010 until the figures are of: the instants at which work begins and ends (on a day off it ends as it begins), and how many
-- milliseconds were worked before. Until an instant of a day that is, and what lies between the beginning and that instant or the end.
SELECT
  day, opens_at, closes_at,
  sum(date_diff('millisecond', opens_at, closes_at)) OVER (ORDER BY day) - date_diff('millisecond', opens_at, closes_at) AS worked_before
FROM (
  SELECT
    days.day,
    with_timezone(CAST(concat(days.day, ' ', working_week.opens, ':00') AS timestamp), params.time_zone) AS opens_at,
    with_timezone(
      CAST(
        concat(
          days.day, ' ',
          CASE
            WHEN coalesce(working_exceptions.kind = 'off', NOT working_week.is_working) THEN working_week.opens
            WHEN coalesce(working_exceptions.kind = 'short', false) THEN working_week.closes_early
            ELSE working_week.closes
          END,
          ':00'
        ) AS timestamp
      ),
      params.time_zone
    ) AS closes_at
  FROM (
    SELECT
      (n + 4) % 7 + 1 AS weekday, -- the first one is a Friday
      CAST(CAST(CAST('2010-01-01' AS date) + n * INTERVAL '1' DAY AS date) AS varchar) AS day
    FROM (
      SELECT ones.n + 10 * tens.n + 100 * hundreds.n + 1000 * thousands.n + 10000 * ten_thousands.n AS n
      FROM digits AS ones
      CROSS JOIN digits AS tens
      CROSS JOIN digits AS hundreds
      CROSS JOIN digits AS thousands
      CROSS JOIN digits AS ten_thousands
      WHERE ten_thousands.n < 2
    ) AS numbers
  ) AS days
  CROSS JOIN params
  JOIN working_week ON working_week.weekday = days.weekday
  LEFT JOIN working_exceptions ON working_exceptions.day = days.day
  WHERE CAST(days.day AS date) <= CAST(substr(params.as_of, 1, 10) AS date) + INTERVAL '1' DAY -- the plant's may be a day ahead
) AS laid_out
