-- Every lead and deal: when and from where it came, who took it up and when, and what counts of it by now. `told_at` is when
-- anything that figures count was last told of it.
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
  min_by(happened_at, CASE WHEN type = 'LeadMoved' AND data."from".s = 'new' AND data."to".s = 'mql' THEN step END) AS claimed_at,
  nullif(min_by(coalesce(data.owner.s, ''), CASE WHEN type = 'LeadMoved' AND data."from".s = 'new' AND data."to".s = 'mql' THEN step END), '') AS claimed_by,
  min_by(happened_at, CASE WHEN type = 'LeadContacted' THEN step END) AS contacted_at,
  coalesce(max_by(type, CASE WHEN type IN ('LeadMerged', 'LeadMergeUndone') THEN step END) = 'LeadMerged', false) AS merged,
  count(CASE WHEN type = 'RecordRemoved' THEN 1 END) > 0 AS removed,
  max(
    CASE
      WHEN counted IS NOT NULL OR type IN (
        'LeadReceived', 'LeadTouched', 'LeadMoved', 'LeadContacted', 'LeadConverted', 'LeadReopened', 'LeadMerged', 'LeadMergeUndone',
        'DealOpened', 'DealMoved', 'DealReopened', 'RecordRemoved'
      ) THEN happened_at
    END
  ) AS told_at,
  max_by(counted, CASE WHEN counted IS NOT NULL THEN step END) AS counted
FROM facts
WHERE kind IN ('lead', 'deal')
GROUP BY kind, id
