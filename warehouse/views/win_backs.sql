-- Accounts that are or were won back, and where each stands among those who bought, as far as the last two years tell it. Those that returned in the
-- months asked for (`returned`) are as whom they go on, attempts that run (`running`) and cells (27: 9 recency + 3 frequency + monetary) of whom they were told.
SELECT account_id, bool_or(is_running) AS running, bool_or(has_returned) AS returned, max(cell) AS cell
FROM (
  SELECT attempts.account_id, NOT attempts.has_ended AS is_running, false AS has_returned, CAST(NULL AS bigint) AS cell
  FROM (
    SELECT id, max(CASE WHEN type = 'WinBackStarted' THEN data.accountid.s END) AS account_id, bool_or(type = 'WinBackEnded') AS has_ended
    FROM lately_told
    WHERE type IN ('WinBackStarted', 'WinBackEnded')
    GROUP BY id
  ) AS attempts
  UNION ALL
  SELECT coalesce(accounts.survivor, ended.data.accountid.s), false, true, NULL
  FROM lately_told AS ended
  CROSS JOIN params
  LEFT JOIN accounts ON accounts.id = ended.data.accountid.s
  WHERE ended.type = 'WinBackEnded' AND ended.data.outcome.s = 'returned' AND ended.month BETWEEN params.from_month AND params.to_month
  UNION ALL
  SELECT data.accountid.s, false, false, CAST(max_by(data."to".m.cell.n, happened_at) AS bigint)
  FROM lately_told
  WHERE type = 'SegmentMigrated' AND data."to".m.cell.n IS NOT NULL
  GROUP BY data.accountid.s
) AS told
WHERE account_id IS NOT NULL
GROUP BY account_id
