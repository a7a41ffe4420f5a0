-- Every record that counts, by what it is counted: a merged one does as its survivor. A deal came when, and from where, its lead did.
-- `is_asked`: by every filter; `is_of_lane`: by the lane alone; `is_theirs`: by the lane and the manager.
SELECT
  *,
  date_format(at_timezone(from_iso8601_timestamp(arrived_at), time_zone), '%Y-%m-%d') AS day,
  date_format(at_timezone(from_iso8601_timestamp(arrived_at), time_zone), '%Y-%m') AS month,
  coalesce(
    (asked_lane = 'all' OR asked_lane = lane)
    AND (asked_segment IS NULL OR asked_segment = segment)
    AND (asked_source IS NULL OR asked_source = source)
    AND (asked_campaign IS NULL OR asked_campaign = campaign)
    AND (asked_origin IS NULL OR asked_origin = origin)
    AND (asked_manager IS NULL OR asked_manager = manager),
    false
  ) AS is_asked,
  asked_lane = 'all' OR asked_lane = lane AS is_of_lane,
  (asked_lane = 'all' OR asked_lane = lane) AND coalesce(asked_manager IS NULL OR asked_manager = manager, false) AS is_theirs
FROM (
  SELECT
    kind, id, opening, lead_id, merged, removed,
    coalesce(max(CASE WHEN kind = 'lead' THEN arrived_at END) OVER of_lead, arrived_at) AS arrived_at,
    max(records.origin) OVER of_lead AS origin,
    CASE params.touch WHEN 'last' THEN max(last_source) OVER of_lead ELSE max(first_source) OVER of_lead END AS source,
    CASE params.touch WHEN 'last' THEN max(last_campaign) OVER of_lead ELSE max(first_campaign) OVER of_lead END AS campaign,
    counted.segment.s AS segment,
    counted.owner.s AS manager,
    coalesce(counted.lane.s, 'main') AS lane,
    counted.accountid.s AS account_id,
    counted.rivals.l AS rivals,
    counted.product.s AS product,
    CAST(counted.amount.m.netminor.n AS bigint) AS net_minor,
    counted.amount.m.currency.s AS currency,
    params.time_zone,
    params.lane AS asked_lane,
    params.segment AS asked_segment,
    params.source AS asked_source,
    params.campaign AS asked_campaign,
    params.origin AS asked_origin,
    params.manager AS asked_manager
  FROM records
  CROSS JOIN params
  WINDOW of_lead AS (PARTITION BY coalesce(lead_id, id))
) AS known
WHERE NOT merged AND NOT removed
