-- The leads asked for, each twice: as one of its source and campaign, and as one of all.
SELECT
  scopes.scope, leads.id, leads.verdict, leads.criterion,
  CASE scopes.scope WHEN 'row' THEN leads.source END AS source,
  CASE scopes.scope WHEN 'row' THEN leads.campaign END AS campaign
FROM leads
CROSS JOIN (VALUES ('row'), ('total')) AS scopes(scope)
WHERE leads.is_asked
