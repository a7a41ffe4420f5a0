-- The discount of the last quote of each deal that was sent in the months asked for, in percent (0 where it tells none), with the group of its
-- product; of the accounts of the segment and the manager asked for.
SELECT
  members.id, members.product_group, sent.discount
FROM (
  SELECT lately_told.id, max_by(coalesce(CAST(lately_told.data.discountpercent.n AS double), 0e0), lately_told.step) AS discount
  FROM lately_told
  CROSS JOIN params
  WHERE lately_told.type = 'QuoteSent' AND substr(lately_told.data.senton.s, 1, 7) BETWEEN params.from_month AND params.to_month
  GROUP BY lately_told.id
) AS sent
JOIN members ON members.kind = 'deal' AND members.id = sent.id
CROSS JOIN params
LEFT JOIN accounts ON accounts.id = members.account_id
WHERE (params.segment IS NULL AND params.manager IS NULL) OR coalesce(accounts.is_known AND accounts.is_asked, false)
