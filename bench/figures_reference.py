"""The same funnel by DuckDB, from the export of the journal: prints what it found, the seconds it took and its peak memory.

figures_reference.py FOLDER AS_OF FROM BEFORE [THREADS]
"""

import json
import resource
import sys
import time

import duckdb

folder, as_of, since, before = sys.argv[1:5]
stages = {
    "leads": ["new", "mql", "sql"],
    "project": [
        "new-deal",
        "discuss-terms",
        "send-quote",
        "agree-price",
        "payment-received",
        "production-ordered",
        "shipped",
    ],
    "dealer-order": ["new-deal", "agree-price", "payment-received", "production-ordered", "shipped"],
}
order = ", ".join(
    f"('{pipeline}', '{stage}', {n})" for pipeline, names in stages.items() for n, stage in enumerate(names)
)
text = {"S": "varchar"}
number = {"N": "varchar"}
data = {name: text for name in ["stage", "to", "process", "leadId"]}
line = {
    "NewImage": {
        **{"type": text, "at": text, "recordedAt": text, "version": number, "n": number},
        "subject": {"M": {"kind": text, "id": text}},
        "counted": {"M": {"lane": text}},
        "data": {"M": {**data, "passed": {"L": [text]}}},
    }
}

# Lines read as they are, and parsed by from_json: with the columns given to read_json, version 2.0.1 takes ten times as long.
funnel = f"""
with
stages(pipeline, stage, place) as (values {order}),
facts as materialized (
  select
    i.subject.M.kind.S as kind, i.subject.M.id.S as id, i."type".S as type, i."at".S as happened,
    i.version.N::bigint * 1000 + i.n.N::bigint as told, i.counted is not null as counts, i.counted.M.lane.S as lane,
    i."data".M.stage.S as stage, i."data".M.to.S as target, i."data".M.process.S as process, i."data".M.leadId.S as leadId,
    coalesce(list_transform(i."data".M.passed.L, lambda each: each.S), []) as passed
  from (
    select from_json(json, '{json.dumps(line)}').NewImage as i from read_ndjson_objects('{folder}/*.json.gz')
  )
  where i.subject.M.kind.S in ('lead', 'deal') and i.recordedAt.S <= '{as_of}'
),
records as (
  select
    id, min_by(happened, told) as arrivedAt, coalesce(max(process) filter (type = 'DealOpened'), 'leads') as pipeline,
    max(leadId) filter (type = 'DealOpened') as leadId,
    coalesce(max_by(coalesce(lane, 'main'), told) filter (counts), 'main') as lane,
    coalesce(max_by(type, told) filter (type in ('LeadMerged', 'LeadMergeUndone')), '') = 'LeadMerged' as merged,
    bool_or(type = 'RecordRemoved') as removed
  from facts group by id
),
members as materialized (
  select own.id, own.pipeline
  from records own left join records lead on lead.id = own.leadId
  where not own.merged and not own.removed and own.lane = 'main'
    and coalesce(lead.arrivedAt, own.arrivedAt) >= '{since}' and coalesce(lead.arrivedAt, own.arrivedAt) < '{before}'
),
moves as materialized (
  select id, pipeline, told, passed,
    case when type in ('LeadReceived', 'DealOpened') then facts.stage when type = 'LeadConverted' then 'converted' else target end as target
  from facts join members using (id)
  where type in ('LeadReceived', 'DealOpened', 'LeadMoved', 'LeadReopened', 'LeadConverted', 'DealMoved', 'DealReopened')
),
ends as (select id, max_by(target, told) as target from moves group by id),
visits as (
  select id, pipeline, told, target, unnest(list_append(passed, target)) as stage,
    generate_subscripts(list_append(passed, target), 1) as step, len(passed) as passing
  from moves where exists (select 1 from stages where stages.pipeline = moves.pipeline and stages.stage = target)
),
followed as (
  select *, step <= passing as isPassed,
    lead(target) over (partition by id order by told, step) as onward,
    row_number() over (partition by id, stage order by told desc, step desc) as last
  from visits
),
outcomes as (
  select visit.pipeline, visit.stage, here.place,
    case
      when isPassed then 'movedOn'
      when onward is not null then if(next.place < here.place, 'wentBack', 'movedOn')
      when ends.target = visit.target then 'here'
      when ends.target = 'converted' then 'movedOn'
      when ends.target = 'parked' then 'parked'
      else 'lost'
    end as outcome
  from followed visit
  join stages here on here.pipeline = visit.pipeline and here.stage = visit.stage
  join ends using (id)
  left join stages next on next.pipeline = visit.pipeline and next.stage = visit.onward
  where last = 1
)
select pipeline, stage, count(*) as entered, {", ".join(
    f"count(*) filter (outcome = '{outcome}') as {outcome}"
    for outcome in ["movedOn", "lost", "parked", "wentBack", "here"]
)}
from outcomes group by pipeline, stage, place order by list_position({list(stages)}, pipeline), place
"""

connection = duckdb.connect()
if len(sys.argv) > 5:
    connection.execute(f"set threads = {int(sys.argv[5])}")
started = time.perf_counter()
found = connection.execute(funnel)
names = [column[0] for column in found.description]
rows = [dict(zip(names, row)) for row in found.fetchall()]
print(
    json.dumps(
        {
            "seconds": time.perf_counter() - started,
            "cpuSeconds": sum(resource.getrusage(resource.RUSAGE_SELF)[:2]),
            "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "rows": rows,
        }
    )
)
