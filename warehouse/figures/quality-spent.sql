-- The quality of leads: what marketing spent on those of a source and campaign, and of these on who was rejected by each criterion (without
-- one: on all others). Wholes of a currency that add up to what was spent: the largest remainders gain, of equals the first name does.
SELECT
  scope, source, campaign, criterion, currency, leads,
  CAST(whole + CASE WHEN rank <= missing THEN 1 ELSE 0 END AS bigint) AS net_minor
FROM (
  SELECT
    *,
    floor(round(sum(part) OVER (PARTITION BY scope, currency) * 1e4) / 1e4 + 5e-1) - sum(whole) OVER (PARTITION BY scope, currency) AS missing,
    row_number() OVER (PARTITION BY scope, currency ORDER BY round((part - whole) * 1e4) DESC, name) AS rank
  FROM (
    SELECT
      quality_leads.scope, quality_leads.source, quality_leads.campaign, quality_leads.criterion, shares.currency,
      count(*) AS leads,
      sum(shares.part) AS part,
      floor(sum(shares.part)) AS whole,
      concat(
        '["', coalesce(quality_leads.source, ''), '","', coalesce(quality_leads.campaign, ''), '"]', chr(10),
        coalesce(quality_leads.criterion, '')
      ) AS name
    FROM quality_leads
    JOIN (
      SELECT lead_id, currency, sum(part) AS part
      FROM shares
      WHERE cost_kind = 'marketing' AND cost_stage = 'acquisition'
      GROUP BY lead_id, currency
    ) AS shares ON shares.lead_id = quality_leads.id
    GROUP BY quality_leads.scope, quality_leads.source, quality_leads.campaign, quality_leads.criterion, shares.currency
  ) AS spent
) AS ranked
ORDER BY scope, source, campaign, criterion, currency
