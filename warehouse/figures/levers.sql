-- Levers: how much more margin the last 365 days would have left, had one in a hundred more of those who left a stage gone on from it: times the share that
-- comes from behind it to an order, times what an order of the process leaves, in minor units of the plant's own currency; of leads by the processes
-- their deals went through. Of the main lane; no filter counts.
SELECT
  pipeline, stage, gone, conversion,
  CAST(floor(1e-2 * gone * share * coalesce(order_margin, deal_margin) + 5e-1) AS bigint) AS extra_margin
FROM (
  SELECT
    *,
    CASE WHEN pipeline = 'leads' THEN
      sum(CASE WHEN pipeline <> 'leads' AND place = 0 THEN entered * share * conversion * order_margin END) OVER ()
        / nullif(sum(CASE WHEN pipeline <> 'leads' AND place = 0 THEN entered ELSE 0 END) OVER (), 0)
    END AS deal_margin
  FROM (
    SELECT
      staged.*, sold.order_margin,
      CASE WHEN coalesce(min(staged.conversion) OVER behind, 1e0) = 0 THEN 0e0 ELSE
        exp(coalesce(sum(ln(nullif(staged.conversion, 0e0))) OVER behind, 0e0))
      END AS share
    FROM (
      SELECT
        stages.pipeline, stages.pipeline_place, stages.stage, stages.place,
        count(lately_stayed.id) AS entered,
        count(CASE WHEN lately_stayed.outcome <> 'here' THEN 1 END) AS gone,
        CAST(count(CASE WHEN lately_stayed.outcome = 'moved-on' THEN 1 END) AS double)
          / greatest(1, count(CASE WHEN lately_stayed.outcome <> 'here' THEN 1 END)) AS conversion
      FROM stages
      LEFT JOIN stages AS payment ON payment.pipeline = stages.pipeline AND payment.stage = 'payment-received'
      LEFT JOIN lately_stayed ON lately_stayed.pipeline = stages.pipeline AND lately_stayed.stage = stages.stage
      WHERE payment.place IS NULL OR stages.place < payment.place
      GROUP BY stages.pipeline, stages.pipeline_place, stages.stage, stages.place
    ) AS staged
    LEFT JOIN (
      SELECT dealt.pipeline, avg(sales.margin) AS order_margin
      FROM sales
      CROSS JOIN params
      JOIN (
        SELECT members.id, members.told_at, visits.pipeline
        FROM members
        JOIN visits ON visits.kind = 'deal' AND visits.id = members.id AND visits.entry = 1 AND NOT visits.passed
        WHERE members.kind = 'deal' AND members.lane = 'main'
      ) AS dealt ON dealt.id = sales.deal_id
      WHERE sales.scope = 'all'
        AND sales.day >= date_format(at_timezone(from_iso8601_timestamp(params.as_of) - INTERVAL '8760' HOUR, params.time_zone), '%Y-%m-%d')
        AND from_iso8601_timestamp(dealt.told_at) >= from_iso8601_timestamp(params.as_of) - INTERVAL '8760' HOUR
      GROUP BY dealt.pipeline
    ) AS sold ON sold.pipeline = staged.pipeline
    WINDOW behind AS (PARTITION BY staged.pipeline ORDER BY staged.place DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  ) AS shared
) AS brought
WHERE gone > 0
ORDER BY pipeline_place, place
