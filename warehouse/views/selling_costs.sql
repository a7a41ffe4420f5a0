-- What selling cost in the months asked for, at any stage of the customer's life, in wholes that add up: a cost is that of whom its team names (as
-- words are compared: small letters, ё as е, runs of spaces as one), else of those who claimed leads in its month, in equal parts for each lead;
-- where nobody did, nobody's (without a name).
SELECT manager, CAST(whole + CASE WHEN rank <= missing THEN 1 ELSE 0 END AS bigint) AS net_minor
FROM (
  SELECT
    *,
    floor(round(sum(part) OVER () * 1e4) / 1e4 + 5e-1) - sum(whole) OVER () AS missing,
    row_number() OVER (ORDER BY round((part - whole) * 1e4) DESC, manager) AS rank
  FROM (
    SELECT manager, sum(part) AS part, floor(sum(part)) AS whole
    FROM (
      SELECT
        coalesce(named.manager, lead_claims.manager, '') AS manager,
        CAST(named.net_minor AS double) / count(*) OVER (PARTITION BY named.id) AS part
      FROM (
        SELECT own.id, own.month, own.net_minor, staff.manager
        FROM (
          SELECT
            costs.id, costs.month, costs.net_minor,
            trim(replace(replace(replace(
              translate(
                lower(normalize(costs.team)),
                concat(
                  'ё', chr(9), chr(10), chr(11), chr(12), chr(13), chr(160), chr(5760), chr(8192), chr(8193), chr(8194), chr(8195), chr(8196), chr(8197),
                  chr(8198), chr(8199), chr(8200), chr(8201), chr(8202), chr(8232), chr(8233), chr(8239), chr(8287), chr(12288), chr(65279)
                ),
                'е                        '
              ),
              ' ', concat(chr(1), chr(2))), concat(chr(2), chr(1)), ''), concat(chr(1), chr(2)), ' '
            )) AS team
          FROM costs
          JOIN params ON params.currency = costs.currency
          WHERE costs.cost_kind = 'sales' AND costs.happened_at <= params.as_of AND costs.month BETWEEN params.from_month AND params.to_month
        ) AS own
        LEFT JOIN staff ON staff.called = own.team
      ) AS named
      LEFT JOIN lead_claims ON named.manager IS NULL AND lead_claims.month = named.month
    ) AS parts
    GROUP BY manager
  ) AS spent
) AS ranked
