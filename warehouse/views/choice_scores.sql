-- How often we won and lost, of each segment and of all (without one), against each rival and against all of them (without one): in the time
-- asked for (`now`), in the time before, and in each month of the first. With the 95% interval of the share (Wilson, 1927).
SELECT
  scope, segment, competitor, during, won, lost,
  1e2 * won / nullif(won + lost, 0) AS choice,
  CASE WHEN won + lost = 0 THEN NULL WHEN won = 0 THEN 0e0 ELSE 1e2 * (middle - half) / (1 + spread) END AS low,
  CASE WHEN won + lost = 0 THEN NULL WHEN lost = 0 THEN 1e2 ELSE 1e2 * (middle + half) / (1 + spread) END AS high
FROM (
  SELECT
    *,
    share + spread / 2 AS middle,
    1.959963984540054e0 * sqrt(share * (1 - share) / nullif(won + lost, 0) + spread / 4 / nullif(won + lost, 0)) AS half
  FROM (
    SELECT
      scope, segment, competitor, during, won, lost,
      CAST(won AS double) / nullif(won + lost, 0) AS share,
      1.959963984540054e0 * 1.959963984540054e0 / nullif(won + lost, 0) AS spread
    FROM (
      SELECT
        scopes.scope, chosen.competitor,
        CASE scopes.scope WHEN 'row' THEN chosen.segment END AS segment,
        CASE times.of WHEN 'month' THEN chosen.month ELSE chosen.period END AS during,
        count(CASE WHEN chosen.against AND chosen.won THEN 1 END) AS won,
        count(CASE WHEN chosen.against AND NOT chosen.won THEN 1 END) AS lost
      FROM (
        SELECT
          segment, month, period, won,
          CASE WHEN n > 0 THEN coalesce(competitor, element_at(rivals, greatest(1, n)).s) END AS competitor,
          coalesce(competitor, element_at(rivals, 1).s) IS NOT NULL AS against
        FROM choices
        CROSS JOIN (
          VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16), (17), (18), (19), (20)
        ) AS places(n) -- 0 is all of them; a deal names twenty at most, and is lost to one
        WHERE n = 0 OR element_at(rivals, greatest(1, n)).s IS NOT NULL OR (n = 1 AND competitor IS NOT NULL)
        UNION ALL
        SELECT NULL, from_month, 'now', false, NULL, false -- so that we have a row where nobody chose
        FROM params
      ) AS chosen
      CROSS JOIN (VALUES ('row'), ('total')) AS scopes(scope)
      CROSS JOIN (VALUES ('all'), ('month')) AS times(of)
      WHERE (scopes.scope = 'total' OR chosen.segment IS NOT NULL) AND (times.of = 'all' OR chosen.period = 'now')
      GROUP BY
        scopes.scope, chosen.competitor, CASE scopes.scope WHEN 'row' THEN chosen.segment END,
        CASE times.of WHEN 'month' THEN chosen.month ELSE chosen.period END
    ) AS counted
  ) AS shared
) AS scored
