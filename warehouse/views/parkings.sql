-- The stays of leads and deals in the baskets that began in the months asked for, of one record in one month and basket the last: how each was left,
-- after how many days, what is known of the record's money, and what it was won with if it returned for good. Of a lead that is what its deal
-- was won with, unless that was in a basket itself. No filter counts.
SELECT
  stays.kind, stays.id, stays.month, stays.basket, stays.left_as, stays.days, members.net_minor, members.currency,
  CASE WHEN stays.is_last AND stays.left_as = 'returned' THEN stays.won_minor END AS won_minor,
  CASE WHEN stays.is_last AND stays.left_as = 'returned' THEN stays.won_currency END AS won_currency
FROM (
  SELECT
    marked.*,
    CASE
      WHEN marked.next_to IS NULL THEN NULL
      WHEN marked.next_to = 'parked' THEN 'moved-on'
      WHEN marked.next_to = 'converted' OR opens.stage IS NOT NULL THEN 'returned'
      ELSE 'closed'
    END AS left_as,
    floor(date_diff('millisecond', from_iso8601_timestamp(marked.happened_at), from_iso8601_timestamp(marked.next_at)) / 864e5) AS days,
    row_number() OVER (PARTITION BY marked.kind, marked.id, marked.month, marked.basket ORDER BY marked.step DESC) AS from_last
  FROM (
    SELECT
      *,
      max(CASE WHEN is_stay THEN step END) OVER (PARTITION BY kind, id) = step AS is_last,
      lead(CASE WHEN came_from = 'parked' THEN went_to END) OVER (PARTITION BY kind, id ORDER BY step) AS next_to,
      lead(CASE WHEN came_from = 'parked' THEN happened_at END) OVER (PARTITION BY kind, id ORDER BY step) AS next_at
    FROM (
      SELECT
        *,
        CASE WHEN kind = 'deal' OR NOT bool_or(kind = 'deal' AND is_stay) OVER of_deal THEN max(own_minor) OVER of_deal END AS won_minor,
        CASE WHEN kind = 'deal' OR NOT bool_or(kind = 'deal' AND is_stay) OVER of_deal THEN max(own_currency) OVER of_deal END AS won_currency
      FROM (
        SELECT
          *,
          went_to = 'parked' AND basket IS NOT NULL AS is_stay,
          CASE kind WHEN 'deal' THEN id ELSE max_by(named_deal, CASE WHEN named_deal IS NOT NULL THEN step END) OVER of_record END AS deal_id,
          CASE WHEN max_by(type, win_step) OVER of_record = 'DealWon' THEN max_by(net_minor, won_step) OVER of_record END AS own_minor,
          CASE WHEN max_by(type, win_step) OVER of_record = 'DealWon' THEN max_by(currency, won_step) OVER of_record END AS own_currency
        FROM (
          SELECT
            facts.kind, facts.id, facts.step, facts.type, facts.happened_at,
            date_format(at_timezone(from_iso8601_timestamp(facts.happened_at), params.time_zone), '%Y-%m') AS month,
            params.from_month, params.to_month,
            facts.data."from".s AS came_from,
            facts.data."to".s AS went_to,
            facts.data.basket.s AS basket,
            facts.data.dealid.s AS named_deal,
            CAST(facts.data.amount.m.netminor.n AS bigint) AS net_minor,
            facts.data.amount.m.currency.s AS currency,
            CASE WHEN facts.type = 'DealWon' THEN facts.step END AS won_step,
            CASE WHEN facts.type = 'DealWon' OR facts.data."to".s = 'cancelled' THEN facts.step END AS win_step
          FROM facts
          CROSS JOIN params
          WHERE facts.type IN ('LeadMoved', 'LeadReopened', 'LeadConverted', 'DealMoved', 'DealReopened', 'DealWon')
        ) AS told
        WHERE month >= from_month
        WINDOW of_record AS (PARTITION BY kind, id)
      ) AS moves
      WINDOW of_deal AS (PARTITION BY deal_id)
    ) AS known
    WHERE is_stay OR came_from = 'parked'
  ) AS marked
  LEFT JOIN (SELECT DISTINCT stage FROM stages) AS opens ON opens.stage = marked.next_to
  WHERE marked.is_stay AND marked.month <= marked.to_month
) AS stays
JOIN members ON members.kind = stays.kind AND members.id = stays.id
WHERE stays.from_last = 1
