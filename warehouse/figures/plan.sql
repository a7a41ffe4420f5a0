-- Plan, fact, forecast and gap: what is ordered, what leaves, what margin it brings, and who orders first, beside what is aimed at. A row for each month
-- (`all`), of it for each manager and each segment, and for each manager in a segment of whom something is aimed at (`both`). Of the filters the
-- lane alone counts. An aim that was set for a place stands; else the sum of what was set for its managers, else for its segments, else for both.
-- The forecast of the present month and five more is what was done, and of open deals what they are worth times the share of those that stood
-- at the stage as long and were paid, or left, within as many days; with what accounts order by themselves, as far as `expected_orders` tells it. The
-- gap is what the plan lacks by the forecast, else by the fact; `leads_for_gap`: new leads it takes to close that of orders.
SELECT
  summed.place, summed.month, summed.manager, summed.segment,
  summed.orders_aim AS orders_plan,
  CAST(floor(summed.orders_done + 5e-1) AS bigint) AS orders_fact,
  CASE WHEN summed.is_ahead THEN CAST(floor(summed.orders_done + summed.orders_ahead + 5e-1) AS bigint) END AS orders_forecast,
  CAST(floor(summed.orders_aim - (summed.orders_done + summed.orders_ahead) + 5e-1) AS bigint) AS orders_gap,
  summed.shipments_aim AS shipments_plan,
  CAST(floor(summed.shipments_done + 5e-1) AS bigint) AS shipments_fact,
  CASE WHEN summed.is_ahead THEN CAST(floor(summed.shipments_done + summed.shipments_ahead + 5e-1) AS bigint) END AS shipments_forecast,
  CAST(floor(summed.shipments_aim - (summed.shipments_done + summed.shipments_ahead) + 5e-1) AS bigint) AS shipments_gap,
  summed.margin_aim AS margin_plan,
  CAST(floor(summed.margin_done + 5e-1) AS bigint) AS margin_fact,
  CASE WHEN summed.is_ahead THEN CAST(floor(summed.margin_done + summed.margin_ahead + 5e-1) AS bigint) END AS margin_forecast,
  CAST(floor(summed.margin_aim - (summed.margin_done + summed.margin_ahead) + 5e-1) AS bigint) AS margin_gap,
  summed.new_customers_aim AS new_customers_plan,
  summed.new_customers_done AS new_customers_fact,
  CASE WHEN summed.is_ahead THEN summed.new_customers_done + summed.new_customers_ahead END AS new_customers_forecast,
  summed.new_customers_aim - (summed.new_customers_done + summed.new_customers_ahead) AS new_customers_gap,
  CASE WHEN floor(summed.orders_aim - (summed.orders_done + summed.orders_ahead) + 5e-1) > 0 THEN
    CAST(ceil(floor(summed.orders_aim - (summed.orders_done + summed.orders_ahead) + 5e-1) / nullif(CAST(conversion.won AS double) / greatest(1, conversion.decided) * coalesce(conversion.mean_order, 0e0), 0e0)) AS bigint)
  END AS leads_for_gap
FROM (
  SELECT
    parts.place, parts.month, parts.manager, parts.segment, asked_months.is_ahead,
    sum(parts.orders_aim) AS orders_aim,
    coalesce(sum(parts.orders_done), 0e0) AS orders_done,
    coalesce(sum(CASE WHEN asked_months.is_ahead THEN parts.orders_ahead END), 0e0) AS orders_ahead,
    sum(parts.shipments_aim) AS shipments_aim,
    coalesce(sum(parts.shipments_done), 0e0) AS shipments_done,
    coalesce(sum(CASE WHEN asked_months.is_ahead THEN parts.shipments_ahead END), 0e0) AS shipments_ahead,
    sum(parts.margin_aim) AS margin_aim,
    coalesce(sum(parts.margin_done), 0e0) AS margin_done,
    coalesce(sum(CASE WHEN asked_months.is_ahead THEN parts.margin_ahead END), 0e0) AS margin_ahead,
    sum(parts.new_customers_aim) AS new_customers_aim,
    coalesce(sum(parts.new_customers_done), 0e0) AS new_customers_done,
    coalesce(sum(CASE WHEN asked_months.is_ahead THEN parts.new_customers_ahead END), 0e0) AS new_customers_ahead
  FROM (
    SELECT
      place, month, manager, segment, layer,
      CASE WHEN layer = orders_layer THEN orders END AS orders_aim, CAST(NULL AS double) AS orders_done, CAST(NULL AS double) AS orders_ahead,
      CASE WHEN layer = shipments_layer THEN shipments END AS shipments_aim, CAST(NULL AS double) AS shipments_done, CAST(NULL AS double) AS shipments_ahead,
      CASE WHEN layer = margin_layer THEN margin END AS margin_aim, CAST(NULL AS double) AS margin_done, CAST(NULL AS double) AS margin_ahead,
      CASE WHEN layer = new_customers_layer THEN new_customers END AS new_customers_aim, CAST(NULL AS double) AS new_customers_done, CAST(NULL AS double) AS new_customers_ahead
    FROM (
      SELECT
        *,
        min(CASE WHEN orders IS NOT NULL THEN layer END) OVER of_place AS orders_layer,
        min(CASE WHEN shipments IS NOT NULL THEN layer END) OVER of_place AS shipments_layer,
        min(CASE WHEN margin IS NOT NULL THEN layer END) OVER of_place AS margin_layer,
        min(CASE WHEN new_customers IS NOT NULL THEN layer END) OVER of_place AS new_customers_layer
      FROM (
        SELECT
          places.place, plans.month, plans.layer, plans.orders, plans.shipments, plans.margin, plans.new_customers,
          CASE WHEN places.place IN ('manager', 'both') THEN plans.manager END AS manager,
          CASE WHEN places.place IN ('segment', 'both') THEN plans.segment END AS segment
        FROM plans
        CROSS JOIN (VALUES ('all'), ('manager'), ('segment'), ('both')) AS places(place)
      ) AS placed
      WINDOW of_place AS (PARTITION BY place, month, manager, segment)
    ) AS layered
    UNION ALL
    SELECT
      places.place, told.month,
      CASE WHEN places.place IN ('manager', 'both') THEN told.manager END,
      CASE WHEN places.place IN ('segment', 'both') THEN told.segment END,
      NULL,
      NULL, told.orders_done, told.orders_ahead,
      NULL, told.shipments_done, told.shipments_ahead,
      NULL, told.margin_done, told.orders_ahead * told.margin_share,
      NULL, told.new_customers_done, told.new_customers_ahead
    FROM (
      SELECT
        trade.manager, trade.segment, trade.margin_share,
        coalesce(reaching.month, substr(trade.day, 1, 7)) AS month,
        CASE WHEN times.of = 'done' AND trade.kind = 'sale' THEN CAST(trade.net_minor AS double) END AS orders_done,
        CASE WHEN times.of = 'done' AND trade.kind = 'deal' THEN CAST(trade.shipped_minor AS double) END AS shipments_done,
        CASE WHEN times.of = 'done' AND trade.kind = 'sale' THEN trade.margin END AS margin_done,
        CASE WHEN times.of = 'done' AND trade.n = 1 THEN 1e0 END AS new_customers_done,
        CASE WHEN times.of = 'ahead' AND trade.kind = 'alone' THEN trade.alone WHEN reaching.goal = 'paid' THEN trade.worth * reaching.share END AS orders_ahead,
        CASE WHEN reaching.goal = 'shipped' THEN trade.worth * reaching.share END AS shipments_ahead,
        CASE WHEN reaching.goal = 'paid' AND NOT trade.has_bought THEN reaching.share END AS new_customers_ahead
      FROM trade
      CROSS JOIN (VALUES ('done'), ('ahead')) AS times(of)
      LEFT JOIN reaching ON times.of = 'ahead' AND reaching.is_asked
        AND reaching.pipeline = trade.pipeline AND reaching.stage = trade.stage AND reaching.stood = trade.stood
        AND ((reaching.goal = 'paid' AND NOT trade.is_paid) OR (reaching.goal = 'shipped' AND trade.day IS NULL))
      WHERE CASE times.of WHEN 'done' THEN trade.day IS NOT NULL AND trade.kind <> 'alone' ELSE trade.kind = 'alone' OR reaching.month IS NOT NULL END
      UNION ALL
      SELECT NULL, NULL, NULL, month, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      FROM asked_months
    ) AS told
    CROSS JOIN (VALUES ('all'), ('manager'), ('segment'), ('both')) AS places(place)
  ) AS parts
  JOIN asked_months ON asked_months.month = parts.month
  WHERE (parts.place NOT IN ('manager', 'both') OR parts.manager IS NOT NULL) AND (parts.place NOT IN ('segment', 'both') OR parts.segment IS NOT NULL)
  GROUP BY parts.place, parts.month, parts.manager, parts.segment, asked_months.is_ahead
  HAVING parts.place <> 'both' OR count(parts.layer) > 0
) AS summed
CROSS JOIN conversion
ORDER BY summed.month, summed.place, summed.manager, summed.segment
