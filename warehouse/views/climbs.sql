-- The orders of each account in their order, each with its step of the product pyramid (0: nobody told one) and the highest step before it.
SELECT *, coalesce(step_before > 0 AND step > step_before, false) AS is_up
FROM (
  SELECT
    account_id, deal_id, day, net_minor, n, step,
    max(step) OVER (PARTITION BY account_id ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS step_before
  FROM sales
  WHERE scope = 'all'
) AS stepped
