-- Every record that counts, by what it is counted: a merged one does as its survivor. A deal came when, and from where, its lead did.
-- `moved_at`: when anything that figures count was last told of it, of a lead also of its deals. `own_minor`: what it is worth, as far as that is
-- known in the plant's own currency. `is_asked`: by every filter; `is_of_lane`: by the lane alone; `is_theirs`: by the lane and the manager.
-- `is_told_lately`: something is told of it since the first of the months asked for, or since the 21st month before the instant the figures are of.
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
    AND (asked_manager IS NULL OR asked_manager = manager)
    AND (asked_product_group IS NULL OR asked_product_group = product_group),
    false
  ) AS is_asked,
  asked_lane = 'all' OR asked_lane = lane AS is_of_lane,
  (asked_lane = 'all' OR asked_lane = lane) AND coalesce(asked_manager IS NULL OR asked_manager = manager, false) AS is_theirs,
  date_format(at_timezone(from_iso8601_timestamp(told_at), time_zone), '%Y-%m') >= least(
    asked_from,
    date_format(CAST(concat(substr(known_as_of, 1, 7), '-01 00:00:00') AS timestamp) - INTERVAL '21' MONTH, '%Y-%m')
  ) AS is_told_lately
FROM (
  SELECT
    records.kind, records.id, records.opening, records.lead_id, records.merged, records.removed, records.claimed_at, records.claimed_by, records.contacted_at,
    records.told_at,
    coalesce(max(CASE WHEN records.kind = 'lead' THEN records.arrived_at END) OVER of_lead, records.arrived_at) AS arrived_at,
    CASE records.kind WHEN 'lead' THEN max(records.told_at) OVER of_lead ELSE records.told_at END AS moved_at,
    max(records.origin) OVER of_lead AS origin,
    CASE params.touch WHEN 'last' THEN max(last_source) OVER of_lead ELSE max(first_source) OVER of_lead END AS source,
    CASE params.touch WHEN 'last' THEN max(last_campaign) OVER of_lead ELSE max(first_campaign) OVER of_lead END AS campaign,
    records.counted.segment.s AS segment,
    records.counted.owner.s AS manager,
    coalesce(records.counted.lane.s, 'main') AS lane,
    records.counted.accountid.s AS account_id,
    records.counted.rivals.l AS rivals,
    records.counted.product.s AS product,
    coalesce(
      products.product_group, records.counted.productgroup.s,
      max(CASE WHEN records.kind = 'lead' THEN records.counted.productgroup.s END) OVER of_lead
    ) AS product_group,
    CAST(records.counted.amount.m.netminor.n AS bigint) AS net_minor,
    records.counted.amount.m.currency.s AS currency,
    CASE WHEN records.counted.amount.m.currency.s = params.currency THEN CAST(records.counted.amount.m.netminor.n AS bigint) END AS own_minor,
    params.time_zone,
    params.from_month AS asked_from,
    params.as_of AS known_as_of,
    params.lane AS asked_lane,
    params.segment AS asked_segment,
    params.source AS asked_source,
    params.campaign AS asked_campaign,
    params.origin AS asked_origin,
    params.manager AS asked_manager,
    params.product_group AS asked_product_group
  FROM records
  CROSS JOIN params
  LEFT JOIN products ON products.product = records.counted.product.s
  WINDOW of_lead AS (PARTITION BY coalesce(records.lead_id, records.id))
) AS known
WHERE NOT merged AND NOT removed
