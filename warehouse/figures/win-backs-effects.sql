-- Whether letters that nobody writes by hand bring customers back: of the attempts that count in the comparison and whose time is over, how many were
-- treated and held out, and how many of both ordered. The difference of the shares has its 95% interval (Newcombe, 1998, method 10); it
-- is nothing of fewer than 200, or where nobody was held out.
SELECT
  action, treated, treated_returned, held_out, held_out_returned,
  difference,
  difference - sqrt(treated_down * treated_down + held_out_up * held_out_up) AS low,
  difference + sqrt(treated_up * treated_up + held_out_down * held_out_down) AS high
FROM (
  SELECT
    action,
    sum(CASE WHEN NOT is_held_out THEN attempts END) AS treated,
    sum(CASE WHEN NOT is_held_out THEN returned END) AS treated_returned,
    sum(CASE WHEN is_held_out THEN attempts END) AS held_out,
    sum(CASE WHEN is_held_out THEN returned END) AS held_out_returned,
    CASE WHEN sum(attempts) >= 200 AND sum(CASE WHEN is_held_out THEN attempts END) > 0 THEN
      sum(CASE WHEN is_held_out THEN -share ELSE share END)
    END AS difference,
    max(CASE WHEN NOT is_held_out THEN share - low END) AS treated_down,
    max(CASE WHEN NOT is_held_out THEN high - share END) AS treated_up,
    max(CASE WHEN is_held_out THEN share - low END) AS held_out_down,
    max(CASE WHEN is_held_out THEN high - share END) AS held_out_up
  FROM (
    SELECT
      action, is_held_out, attempts, returned, share,
      CASE WHEN returned = 0 THEN 0e0 ELSE (middle - half) / (1 + spread) END AS low,
      CASE WHEN returned = attempts THEN 1e0 ELSE (middle + half) / (1 + spread) END AS high
    FROM (
      SELECT
        *,
        share + spread / 2 AS middle,
        1.959963984540054e0 * sqrt(share * (1 - share) / nullif(attempts, 0) + spread / 4 / nullif(attempts, 0)) AS half
      FROM (
        SELECT
          action, is_held_out, attempts, returned,
          coalesce(CAST(returned AS double) / nullif(attempts, 0), 0e0) AS share,
          1.959963984540054e0 * 1.959963984540054e0 / nullif(attempts, 0) AS spread
        FROM (
          SELECT arms.action, arms.is_held_out, count(attempts.id) AS attempts, count(attempts.order_id) AS returned
          FROM (
            VALUES ('letters', false), ('letters', true), ('quarter-letter', false), ('quarter-letter', true)
          ) AS arms(action, is_held_out)
          LEFT JOIN attempts ON attempts.action = arms.action AND attempts.is_held_out = arms.is_held_out
            AND attempts.is_measured AND attempts.is_over AND attempts.n = 1
          GROUP BY arms.action, arms.is_held_out
        ) AS counted
      ) AS shared
    ) AS scored
  ) AS bounded
  GROUP BY action
) AS compared
ORDER BY action
