-- Accounts, with the one each goes on as (whom it was merged into, up to four times over), when that was opened, its segment and owner, and whether
-- it is of the segment and the manager asked for.
SELECT
  known.*,
  (params.segment IS NULL OR coalesce(params.segment = known.segment, false))
    AND (params.manager IS NULL OR coalesce(params.manager = known.owner, false)) AS is_asked
FROM (
  SELECT
    id, survivor, referred_by,
    bool_or(id = survivor) OVER (PARTITION BY survivor) AS is_known,
    max(CASE WHEN id = survivor THEN opened_at END) OVER (PARTITION BY survivor) AS opened_at,
    max(CASE WHEN id = survivor THEN segment END) OVER (PARTITION BY survivor) AS segment,
    max(CASE WHEN id = survivor THEN owner END) OVER (PARTITION BY survivor) AS owner
  FROM (
    SELECT
      id, opened_at, segment, owner, referred_by, is_own,
      coalesce(max(CASE WHEN is_own THEN second_id END) OVER (PARTITION BY at_id), at_id) AS survivor
    FROM (
      SELECT
        merged.id, merged.opened_at, merged.segment, merged.owner, merged.referred_by, merged.second_id, sides.is_own,
        CASE WHEN sides.is_own THEN merged.id ELSE merged.second_id END AS at_id
      FROM (
        SELECT
          id, opened_at, segment, owner, referred_by, is_own,
          coalesce(max(CASE WHEN is_own THEN first_id END) OVER (PARTITION BY at_id), at_id) AS second_id
        FROM (
          SELECT
            account_states.*, sides.is_own,
            coalesce(account_states.merged_into, account_states.id) AS first_id,
            CASE WHEN sides.is_own THEN account_states.id ELSE coalesce(account_states.merged_into, account_states.id) END AS at_id
          FROM account_states
          CROSS JOIN (VALUES (true), (false)) AS sides(is_own)
        ) AS beside
      ) AS merged
      CROSS JOIN (VALUES (true), (false)) AS sides(is_own)
      WHERE NOT merged.is_own
    ) AS beside
  ) AS found
  WHERE NOT is_own
) AS known
CROSS JOIN params
