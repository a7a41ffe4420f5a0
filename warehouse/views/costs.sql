-- The costs that stand: for what and when as it was first told, how much, and what it brought, as it was told last.
SELECT
  id, happened_at,
  purpose.costkind.s AS cost_kind,
  purpose.stage.s AS stage,
  purpose."from".s AS first_day,
  purpose."to".s AS last_day,
  substr(purpose."from".s, 1, 7) AS month,
  purpose.channel.s AS channel,
  purpose.campaign.s AS campaign,
  purpose.segment.s AS segment,
  purpose.team.s AS team,
  CAST(amount.m.netminor.n AS bigint) AS net_minor,
  CAST(nullif(impressions, '') AS bigint) AS impressions,
  CAST(nullif(clicks, '') AS bigint) AS clicks,
  CAST(nullif(visits, '') AS bigint) AS visits,
  amount.m.currency.s AS currency
FROM (
  SELECT
    id,
    max(happened_at) AS happened_at,
    max_by(data, CASE WHEN type = 'CostRecorded' THEN step END) AS purpose,
    max_by(data.amount, told_step) AS amount,
    max_by(coalesce(data.impressions.n, ''), told_step) AS impressions,
    max_by(coalesce(data.clicks.n, ''), told_step) AS clicks,
    max_by(coalesce(data.visits.n, ''), told_step) AS visits,
    max(CASE WHEN type = 'CostRecorded' THEN step END) AS recorded,
    max(CASE WHEN type IN ('CostRemoved', 'RecordRemoved') THEN step END) AS removed
  FROM (
    SELECT *, CASE WHEN type IN ('CostRecorded', 'CostCorrected') THEN step END AS told_step
    FROM facts
    WHERE kind = 'cost'
  ) AS cost_facts
  GROUP BY id
) AS told
WHERE recorded > coalesce(removed, 0)
