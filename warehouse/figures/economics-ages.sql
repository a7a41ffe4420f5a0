-- Unit economics: what each row's accounts have brought month by month since the first lead of each (`months`), until now; and what that has
-- left so far. Net of VAT, in minor units of the plant's own currency.
SELECT
  added.scope, added.month, added.segment, counted.months,
  sum(CASE WHEN added.age = counted.months THEN added.revenue ELSE 0 END) AS revenue,
  CAST(floor(sum(CASE WHEN added.age = counted.months THEN added.margin ELSE 0e0 END) + 5e-1) AS bigint) AS margin,
  CAST(floor(sum(added.margin) + 5e-1) AS bigint) AS cumulative_margin
FROM (
  SELECT scope, month, segment, ages, age, sum(revenue) AS revenue, sum(margin) AS margin
  FROM cohorts
  GROUP BY scope, month, segment, ages, age
) AS added
JOIN (
  SELECT 10 * tens.n + ones.n AS months
  FROM digits AS ones
  CROSS JOIN digits AS tens
) AS counted ON counted.months < added.ages AND added.age <= counted.months
GROUP BY added.scope, added.month, added.segment, counted.months
ORDER BY scope, month, segment, months
