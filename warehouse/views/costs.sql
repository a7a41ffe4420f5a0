-- The costs that stand: for what and when as it was first told, how much as it was told last.
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
  CAST(amount.m.netminor.n AS bigint) AS net_minor,
  amount.m.currency.s AS currency
FROM (
  SELECT
    id,
    max(happened_at) AS happened_at,
    max_by(data, CASE WHEN type = 'CostRecorded' THEN step END) AS purpose,
    max_by(data.amount, CASE WHEN type IN ('CostRecorded', 'CostCorrected') THEN step END) AS amount,
    max(CASE WHEN type = 'CostRecorded' THEN step END) AS recorded,
    max(CASE WHEN type IN ('CostRemoved', 'RecordRemoved') THEN step END) AS removed
  FROM facts
  WHERE kind = 'cost'
  GROUP BY id
) AS told
WHERE recorded > coalesce(removed, 0)
