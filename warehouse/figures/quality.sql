-- The quality of leads by source and campaign (`row`), and of all together (`total`). Spam, duplicates and those handed to a dealer count
-- for neither in the share.
SELECT
  scope, source, campaign,
  count(*) AS leads,
  count(CASE WHEN verdict = 'mql' THEN 1 END) AS mql,
  count(CASE WHEN verdict = 'non-target' THEN 1 END) AS non_target,
  count(CASE WHEN verdict = 'undecided' THEN 1 END) AS undecided,
  count(CASE WHEN verdict = 'spam' THEN 1 END) AS spam,
  count(CASE WHEN verdict = 'duplicate' THEN 1 END) AS duplicate,
  count(CASE WHEN verdict = 'handed-to-dealer' THEN 1 END) AS handed_to_dealer,
  CAST(count(CASE WHEN verdict = 'non-target' THEN 1 END) AS double)
    / nullif(count(CASE WHEN verdict IN ('mql', 'non-target') THEN 1 END), 0) AS non_target_share
FROM quality_leads
GROUP BY scope, source, campaign
ORDER BY scope, leads DESC, source, campaign
