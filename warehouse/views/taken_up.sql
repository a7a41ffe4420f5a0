-- Leads asked for that came here new, each twice: with the working minutes until somebody claimed it (`claim`), and until somebody first wrote or called
-- (`contact`).
SELECT
  timed.id, timed.manager, timed.arrived_hour, timed.measure, timed.is_untouched,
  timed.until IS NOT NULL AS is_done,
  CASE WHEN came.day IS NOT NULL AND done.day IS NOT NULL THEN
    greatest(
      0,
      done.worked_before + greatest(0, date_diff('millisecond', done.opens_at, least(timed.until, done.closes_at)))
        - came.worked_before - greatest(0, date_diff('millisecond', came.opens_at, least(timed.since, came.closes_at)))
    ) / 6e4
  END AS minutes
FROM (
  SELECT
    leads.id, measures.measure, params.time_zone,
    coalesce(leads.manager, leads.claimed_by) AS manager,
    date_format(at_timezone(from_iso8601_timestamp(leads.arrived_at), params.time_zone), '%H') AS arrived_hour,
    leads.claimed_at IS NULL AND leads.contacted_at IS NULL AS is_untouched,
    from_iso8601_timestamp(leads.arrived_at) AS since,
    from_iso8601_timestamp(CASE measures.measure WHEN 'claim' THEN leads.claimed_at ELSE leads.contacted_at END) AS until
  FROM leads
  CROSS JOIN params
  CROSS JOIN (VALUES ('claim'), ('contact')) AS measures(measure)
  WHERE leads.is_asked AND NOT leads.is_held AND NOT leads.opening
) AS timed
LEFT JOIN working_days AS came ON came.day = date_format(at_timezone(timed.since, timed.time_zone), '%Y-%m-%d')
LEFT JOIN working_days AS done ON done.day = date_format(at_timezone(timed.until, timed.time_zone), '%Y-%m-%d')
