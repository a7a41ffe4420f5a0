-- What is known of each account itself. Of one that was opened before there is no `opened_at`.
SELECT
  id,
  min_by(happened_at, CASE WHEN type = 'AccountOpened' THEN step END) AS opened_at,
  (max_by(counted, CASE WHEN counted IS NOT NULL THEN step END)).segment.s AS segment,
  (max_by(counted, CASE WHEN counted IS NOT NULL THEN step END)).owner.s AS owner,
  (max_by(counted, CASE WHEN counted IS NOT NULL THEN step END)).referredby.s AS referred_by,
  CASE
    WHEN max_by(type, CASE WHEN type IN ('AccountMerged', 'AccountMergeUndone') THEN step END) = 'AccountMerged'
      THEN max_by(data."into".s, CASE WHEN type = 'AccountMerged' THEN step END)
  END AS merged_into
FROM recent
WHERE kind = 'account'
  AND (counted IS NOT NULL OR type IN ('AccountOpened', 'AccountMerged', 'AccountMergeUndone', 'RecordRemoved'))
GROUP BY id
