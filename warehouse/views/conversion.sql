-- How leads became orders lately: of the new ones of the lane asked for that came in the last 365 days and are decided, so many were won, and what one of
-- these came to.
SELECT
  count(sold.lead_id) AS won,
  count(*) AS decided,
  CAST(sum(sold.net_minor) AS double) / nullif(count(sold.lead_id), 0) AS mean_order
FROM judged
CROSS JOIN params
LEFT JOIN open_deals ON open_deals.lead_id = judged.id
LEFT JOIN (
  SELECT lead_id, sum(net_minor) AS net_minor
  FROM sales
  WHERE scope = 'lane'
  GROUP BY lead_id
) AS sold ON sold.lead_id = judged.id
WHERE judged.is_of_lane AND judged.is_new AND NOT judged.is_open AND open_deals.lead_id IS NULL
  AND date_diff('millisecond', from_iso8601_timestamp(judged.arrived_at), from_iso8601_timestamp(params.as_of)) BETWEEN 1 AND 365 * 864e5
