-- What is sold: orders (`sale`), deals of the lane asked for (`deal`, with the day on which the last of it left), and what accounts are expected to order by
-- themselves in a month (`alone`). `shipped_minor`: what a deal came to, by its orders, else what is known of it; `worth`: what is known of it,
-- else the median of its segment; `margin_share`: the part of orders that is margin in the segment, else its rate, else of all.
SELECT
  sold.kind, sold.day, sold.manager, sold.segment, sold.net_minor, sold.margin, sold.n, sold.alone, sold.pipeline, sold.stage, sold.stood, sold.is_paid,
  sold.bought > 0 AS has_bought,
  coalesce(nullif(sold.ordered, 0), sold.net_minor, 0) AS shipped_minor,
  coalesce(sold.net_minor, medians.net_minor, 0) AS worth,
  coalesce(sold.segment_margin / nullif(sold.segment_net, 0), rates.rate, sold.all_margin / nullif(sold.all_net, 0), 1e0) AS margin_share
FROM (
  SELECT
    *,
    sum(CASE WHEN kind = 'sale' THEN net_minor END) OVER (PARTITION BY deal_id) AS ordered,
    sum(margin) OVER (PARTITION BY segment) AS segment_margin,
    sum(CASE WHEN kind = 'sale' THEN net_minor END) OVER (PARTITION BY segment) AS segment_net,
    sum(margin) OVER () AS all_margin,
    sum(CASE WHEN kind = 'sale' THEN net_minor END) OVER () AS all_net
  FROM (
    SELECT
      kind, deal_id, day, net_minor, margin, n, alone, pipeline, stage, stood, is_paid,
      CASE kind WHEN 'alone' THEN max(owner) OVER of_account ELSE manager END AS manager,
      CASE kind WHEN 'alone' THEN max(account_segment) OVER of_account ELSE segment END AS segment,
      count(CASE WHEN kind = 'sale' THEN 1 END) OVER of_account AS bought
    FROM (
      SELECT
        'sale' AS kind, account_id, deal_id, day, manager, segment, owner, account_segment, net_minor, margin, n,
        CAST(NULL AS double) AS alone, CAST(NULL AS varchar) AS pipeline, CAST(NULL AS varchar) AS stage, CAST(NULL AS varchar) AS stood,
        CAST(NULL AS boolean) AS is_paid
      FROM sales
      WHERE scope = 'lane'
      UNION ALL
      SELECT 'deal', account_id, id, shipped_day, manager, segment, NULL, NULL, net_minor, NULL, NULL, NULL, pipeline, stage, stood, is_paid
      FROM deals
      WHERE is_of_lane AND is_told_lately
      UNION ALL
      SELECT 'alone', account, NULL, month, NULL, NULL, NULL, NULL, NULL, NULL, NULL, net_minor, NULL, NULL, NULL, NULL
      FROM expected_orders
    ) AS told
    WINDOW of_account AS (PARTITION BY account_id)
  ) AS owned
) AS sold
LEFT JOIN medians ON medians.segment = coalesce(sold.segment, '')
LEFT JOIN rates ON rates.segment = sold.segment
