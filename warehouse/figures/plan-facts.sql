-- Plan and fact: what was ordered, what left, what margin it brought, and who ordered first, beside what was aimed at. A row for each month (`all`), of
-- it for each manager and each segment, and for each manager in a segment of whom something is aimed at (`both`). Of the filters the lane
-- alone counts. An aim that was set for a place stands; else the sum of what was set for its managers, else for its segments, else for both.
SELECT
  place, month, manager, segment,
  sum(CASE WHEN target = 'orders' THEN aimed END) AS orders_plan,
  sum(CASE WHEN target = 'orders' THEN done ELSE 0 END) AS orders_fact,
  sum(CASE WHEN target = 'shipments' THEN aimed END) AS shipments_plan,
  sum(CASE WHEN target = 'shipments' THEN done ELSE 0 END) AS shipments_fact,
  sum(CASE WHEN target = 'margin' THEN aimed END) AS margin_plan,
  CAST(floor(sum(CASE WHEN target = 'margin' THEN margin ELSE 0e0 END) + 5e-1) AS bigint) AS margin_fact,
  sum(CASE WHEN target = 'new-customers' THEN aimed END) AS new_customers_plan,
  sum(CASE WHEN target = 'new-customers' THEN done ELSE 0 END) AS new_customers_fact
FROM (
  SELECT place, month, manager, segment, target, sum(aim) AS aimed, 0 AS done, 0e0 AS margin
  FROM (
    SELECT *, min(layer) OVER (PARTITION BY place, month, manager, segment, target) AS first_layer
    FROM (
      SELECT
        places.place, plans.month, targets.target, plans.layer,
        CASE WHEN places.place IN ('manager', 'both') THEN plans.manager END AS manager,
        CASE WHEN places.place IN ('segment', 'both') THEN plans.segment END AS segment,
        CASE targets.target
          WHEN 'orders' THEN plans.orders
          WHEN 'shipments' THEN plans.shipments
          WHEN 'margin' THEN plans.margin
          ELSE plans.new_customers
        END AS aim
      FROM plans
      CROSS JOIN (VALUES ('all'), ('manager'), ('segment'), ('both')) AS places(place)
      CROSS JOIN (VALUES ('orders'), ('shipments'), ('margin'), ('new-customers')) AS targets(target)
      WHERE (places.place NOT IN ('manager', 'both') OR plans.manager IS NOT NULL)
        AND (places.place NOT IN ('segment', 'both') OR plans.segment IS NOT NULL)
    ) AS aims
    WHERE aim IS NOT NULL
  ) AS layered
  WHERE layer = first_layer
  GROUP BY place, month, manager, segment, target
  UNION ALL
  SELECT
    places.place, dones.month,
    CASE WHEN places.place IN ('manager', 'both') THEN dones.manager END,
    CASE WHEN places.place IN ('segment', 'both') THEN dones.segment END,
    dones.target, NULL, dones.done, dones.margin
  FROM (
    SELECT
      substr(sales.day, 1, 7) AS month, sales.manager, sales.segment, targets.target,
      CASE targets.target WHEN 'orders' THEN sales.net_minor WHEN 'new-customers' THEN CASE WHEN sales.n = 1 THEN 1 ELSE 0 END ELSE 0 END AS done,
      CASE targets.target WHEN 'margin' THEN sales.margin ELSE 0e0 END AS margin
    FROM sales
    CROSS JOIN (VALUES ('orders'), ('margin'), ('new-customers')) AS targets(target)
    WHERE sales.scope = 'lane'
    UNION ALL
    SELECT
      substr(deals.shipped_day, 1, 7), deals.manager, deals.segment, 'shipments',
      coalesce(nullif(ordered.net_minor, 0), deals.net_minor, 0), 0e0
    FROM deals
    LEFT JOIN (
      SELECT deal_id, sum(net_minor) AS net_minor
      FROM sales
      WHERE scope = 'lane'
      GROUP BY deal_id
    ) AS ordered ON ordered.deal_id = deals.id
    WHERE deals.is_of_lane AND deals.shipped_day IS NOT NULL
  ) AS dones
  CROSS JOIN (VALUES ('all'), ('manager'), ('segment'), ('both')) AS places(place)
  WHERE (places.place NOT IN ('manager', 'both') OR dones.manager IS NOT NULL)
    AND (places.place NOT IN ('segment', 'both') OR dones.segment IS NOT NULL)
) AS parts
CROSS JOIN (SELECT from_month, to_month FROM params) AS asked
WHERE month BETWEEN from_month AND to_month
GROUP BY place, month, manager, segment
HAVING count(aimed) > 0 OR (place <> 'both' AND (sum(done) <> 0 OR sum(margin) <> 0))
ORDER BY month, place, manager, segment
