-- Every fact that was recorded by the instant the figures are of. It may stand in several files: it never changes, and counts once.
-- `step` is its place among the facts of its record; a version has a hundred of them at most.
SELECT DISTINCT
  image.subject.m.kind.s AS kind,
  image.subject.m.id.s AS id,
  1000 * CAST(image.version.n AS bigint) + CAST(image.n.n AS bigint) AS step,
  image."type".s AS type,
  image."at".s AS happened_at,
  image.data.m AS data,
  image.counted.m AS counted,
  params.as_of,
  params.time_zone
FROM (SELECT coalesce(newimage, item) AS image FROM journal) AS exported
CROSS JOIN params
WHERE image.recordedat.s <= params.as_of
