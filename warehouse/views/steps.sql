-- What moved leads and deals: into an open stage, or out of all of them. `entry` counts how often each has come to a stage so far.
SELECT
  told.kind, told.id, told.pipeline, told.step, told.came_at, stages.stage, stages.place, told.passed,
  CASE
    WHEN stages.stage IS NOT NULL THEN NULL
    WHEN told.destination = 'converted' THEN 'moved-on'
    WHEN told.destination = 'parked' THEN 'parked'
    ELSE 'lost'
  END AS away,
  CASE
    WHEN told.destination = 'parked' THEN told.basket
    WHEN told.destination IN ('spam', 'handed-to-dealer') THEN told.destination
    ELSE coalesce(told.criterion, told.reason, 'unknown')
  END AS why,
  told.competitor,
  count(stages.stage) OVER (PARTITION BY told.kind, told.id ORDER BY told.step) AS entry
FROM (
  SELECT
    kind, id, step, happened_at AS came_at,
    CASE kind WHEN 'lead' THEN 'leads' ELSE max(data.process.s) OVER (PARTITION BY kind, id) END AS pipeline,
    CASE WHEN type IN ('LeadReceived', 'DealOpened') THEN data.stage.s ELSE data."to".s END AS destination,
    data.passed.l AS passed,
    data.basket.s AS basket,
    data.criterion.s AS criterion,
    data.reason.s AS reason,
    data.competitor.s AS competitor
  FROM facts
  WHERE type IN ('LeadReceived', 'LeadMoved', 'LeadConverted', 'LeadReopened', 'DealOpened', 'DealMoved', 'DealReopened')
) AS told
LEFT JOIN stages ON stages.pipeline = told.pipeline AND stages.stage = told.destination
