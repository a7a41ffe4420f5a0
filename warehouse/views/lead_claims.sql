-- Who first claimed each lead that counts (without a name: nobody tells), and in which month.
SELECT
  id,
  coalesce(claimed_by, manager, '') AS manager,
  date_format(at_timezone(from_iso8601_timestamp(claimed_at), time_zone), '%Y-%m') AS month
FROM members
WHERE kind = 'lead' AND claimed_at IS NOT NULL
