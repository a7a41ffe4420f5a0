-- The months asked for as instants: their first one, and the first behind them; that of the figures where it comes before.
SELECT
  with_timezone(CAST(concat(from_month, '-01 00:00:00') AS timestamp), time_zone) AS since,
  least(
    with_timezone(CAST(concat(to_month, '-01 00:00:00') AS timestamp) + INTERVAL '1' MONTH, time_zone), from_iso8601_timestamp(as_of)
  ) AS until
FROM params
