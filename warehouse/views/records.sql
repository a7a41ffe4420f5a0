-- Every lead and deal: when and from where it came, and what counts of it by now.
SELECT
  kind, id,
  min_by(happened_at, step) AS arrived_at,
  coalesce(min_by(coalesce(data.opening.bool, false), step), false) AS opening,
  max(CASE WHEN type = 'DealOpened' THEN data.leadid.s END) AS lead_id,
  max(CASE WHEN type = 'LeadReceived' THEN data.origin.s END) AS origin,
  max(CASE WHEN type = 'LeadReceived' THEN data.touch.m.source.s END) AS first_source,
  max(CASE WHEN type = 'LeadReceived' THEN data.touch.m.utm.m.campaign.s END) AS first_campaign,
  max_by(data.touch.m.source.s, CASE WHEN type IN ('LeadReceived', 'LeadTouched') THEN step END) AS last_source,
  nullif(max_by(coalesce(data.touch.m.utm.m.campaign.s, ''), CASE WHEN type IN ('LeadReceived', 'LeadTouched') THEN step END), '') AS last_campaign,
  coalesce(max_by(type, CASE WHEN type IN ('LeadMerged', 'LeadMergeUndone') THEN step END) = 'LeadMerged', false) AS merged,
  count(CASE WHEN type = 'RecordRemoved' THEN 1 END) > 0 AS removed,
  max_by(counted, CASE WHEN counted IS NOT NULL THEN step END) AS counted
FROM facts
WHERE kind IN ('lead', 'deal')
GROUP BY kind, id
