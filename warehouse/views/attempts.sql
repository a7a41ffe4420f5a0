-- Attempts to win an account back that began in the months asked for, with how they ended and whether the time for an order is over; each with the
-- orders that came in time, a row for each (`n` counts them), or one row without. No filter counts.
SELECT
  begun.id, begun.month, begun.action, begun.is_held_out, begun.is_measured, begun.is_over, begun.offer_id, begun.outcome, begun.cause,
  begun.product, begun.manager, begun.late_days, orders.id AS order_id, orders.net_minor, orders.currency,
  row_number() OVER (PARTITION BY begun.id ORDER BY orders.id) AS n
FROM (
  SELECT
    told.id, told.outcome, told.cause, params.time_zone,
    substr(told.started.startedon.s, 1, 7) AS month,
    told.started.accountid.s AS account_id,
    told.started.action.s AS action,
    told.started.startedon.s AS first_day,
    told.started.deadline.s AS deadline,
    told.started.offerid.s AS offer_id,
    coalesce(told.started.heldout.bool, false) AS is_held_out,
    coalesce(told.started.measured.bool, false) AS is_measured,
    from_iso8601_timestamp(told.started.deadline.s) <= with_timezone(
      CAST(
        concat(date_format(at_timezone(from_iso8601_timestamp(params.as_of), params.time_zone), '%Y-%m-%d'), ' 00:00:00') AS timestamp
      ), params.time_zone
    ) AS is_over,
    told.started.lastorder.m.product.s AS product,
    told.started.lastorder.m.manager.s AS manager,
    CAST(told.started.lastorder.m.latedays.n AS bigint) AS late_days
  FROM (
    SELECT
      id,
      max_by(data, CASE WHEN type = 'WinBackStarted' THEN step END) AS started,
      max_by(data.outcome.s, CASE WHEN type = 'WinBackEnded' THEN step END) AS outcome,
      max_by(data.cause.s, CASE WHEN type = 'SilenceExplained' THEN step END) AS cause
    FROM facts
    WHERE type IN ('WinBackStarted', 'WinBackEnded', 'SilenceExplained')
    GROUP BY id
  ) AS told
  CROSS JOIN params
  WHERE substr(told.started.startedon.s, 1, 7) BETWEEN params.from_month AND params.to_month
) AS begun
LEFT JOIN orders ON orders.ordered_by = begun.account_id AND orders.day >= begun.first_day
  AND with_timezone(CAST(concat(orders.day, ' 00:00:00') AS timestamp), begun.time_zone) < from_iso8601_timestamp(begun.deadline)
