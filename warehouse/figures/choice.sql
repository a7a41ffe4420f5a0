-- Choice out of 100: of a hundred customers who chose between us and a rival, how many chose us, with its 95% interval; beside as many months before,
-- where these can be read. A row for each segment (`row`) and for all (`total`), and of these for each rival, and one for us against all of them.
-- Who stands in the register, and whom nobody met, has no row.
SELECT
  scope, segment, competitor, competitor IS NULL AS us,
  coalesce(max(CASE WHEN during = 'now' THEN won END), 0) AS won,
  coalesce(max(CASE WHEN during = 'now' THEN lost END), 0) AS lost,
  max(CASE WHEN during = 'now' THEN choice END) AS choice,
  max(CASE WHEN during = 'now' THEN low END) AS low,
  max(CASE WHEN during = 'now' THEN high END) AS high,
  CASE WHEN is_known THEN coalesce(max(CASE WHEN during = 'before' THEN won END), 0) END AS before_won,
  CASE WHEN is_known THEN coalesce(max(CASE WHEN during = 'before' THEN lost END), 0) END AS before_lost,
  CASE WHEN is_known THEN max(CASE WHEN during = 'before' THEN choice END) END AS before_choice,
  CASE WHEN is_known THEN max(CASE WHEN during = 'before' THEN low END) END AS before_low,
  CASE WHEN is_known THEN max(CASE WHEN during = 'before' THEN high END) END AS before_high
FROM choice_scores
CROSS JOIN (
  SELECT
    24 * CAST(substr(from_month, 1, 4) AS bigint) + 2 * CAST(substr(from_month, 6, 2) AS bigint)
      - 12 * CAST(substr(to_month, 1, 4) AS bigint) - CAST(substr(to_month, 6, 2) AS bigint) - 1
      >= 12 * CAST(substr(as_of, 1, 4) AS bigint) + CAST(substr(as_of, 6, 2) AS bigint) - 34 AS is_known
  FROM params
) AS reach
WHERE during = 'now' OR (during = 'before' AND is_known)
GROUP BY scope, segment, competitor, is_known
ORDER BY scope, segment, us DESC, competitor
