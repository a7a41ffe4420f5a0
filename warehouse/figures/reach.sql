-- What advertising brought before anybody asked for anything, as far as costs tell it: those of the source, campaign and segment asked for.
SELECT sum(costs.impressions) AS impressions, sum(costs.clicks) AS clicks, sum(costs.visits) AS visits
FROM costs
CROSS JOIN params
WHERE costs.month BETWEEN params.from_month AND params.to_month
  AND (params.source IS NULL OR coalesce(params.source = costs.channel, false))
  AND (params.campaign IS NULL OR coalesce(params.campaign = costs.campaign, false))
  AND (params.segment IS NULL OR coalesce(params.segment = costs.segment, false))
