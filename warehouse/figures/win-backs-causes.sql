-- Why customers went silent, as whoever called said: by the product they ordered last, by who sold it, and by how late it was shipped (`axis`); without
-- a name what nobody knows it of.
SELECT axis, name, cause, count(*) AS win_backs
FROM (
  SELECT
    axes.axis, attempts.cause,
    CASE axes.axis
      WHEN 'product' THEN attempts.product
      WHEN 'manager' THEN attempts.manager
      ELSE CASE WHEN attempts.late_days <= 0 THEN 'in-time' WHEN attempts.late_days <= 7 THEN 'late-by-a-week' WHEN attempts.late_days > 7 THEN 'later' END
    END AS name
  FROM attempts
  CROSS JOIN (VALUES ('product'), ('manager'), ('lateness')) AS axes(axis)
  WHERE attempts.n = 1 AND attempts.cause IS NOT NULL
) AS told
GROUP BY axis, name, cause
ORDER BY axis, win_backs DESC, name, cause
