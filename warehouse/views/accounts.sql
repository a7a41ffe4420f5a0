-- Accounts, with the one each goes on as (whom it was merged into, up to three times over), when that was opened, its segment and owner.
SELECT
  id, survivor, referred_by,
  bool_or(id = survivor) OVER (PARTITION BY survivor) AS is_known,
  max(CASE WHEN id = survivor THEN opened_at END) OVER (PARTITION BY survivor) AS opened_at,
  max(CASE WHEN id = survivor THEN segment END) OVER (PARTITION BY survivor) AS segment,
  max(CASE WHEN id = survivor THEN owner END) OVER (PARTITION BY survivor) AS owner
FROM (
  SELECT
    own.id, own.opened_at, own.segment, own.owner, own.referred_by,
    coalesce(third.merged_into, second.merged_into, own.merged_into, own.id) AS survivor
  FROM account_states AS own
  LEFT JOIN account_states AS second ON second.id = own.merged_into
  LEFT JOIN account_states AS third ON third.id = second.merged_into
) AS merged
