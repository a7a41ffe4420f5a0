-- The quality of leads: how many were rejected by each criterion, by source and campaign (`row`), and of all together (`total`).
SELECT scope, source, campaign, criterion, count(*) AS leads
FROM quality_leads
WHERE verdict = 'non-target'
GROUP BY scope, source, campaign, criterion
ORDER BY scope, source, campaign, criterion
