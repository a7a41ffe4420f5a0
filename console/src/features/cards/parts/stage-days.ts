import type { TimelineFact } from '../api.ts';

const dayMs = 86_400_000;

type Step = Pick<TimelineFact, 'type' | 'at' | 'version' | 'n' | 'data'>;

/** The stage a fact brings a record to; nothing when it stays where it is. */
function stageOf({ type, data }: Step): string | undefined {
  if (type === 'LeadReceived' || type === 'DealOpened') return String(data.stage);
  return /^(Lead|Deal)(Moved|Reopened|Converted)$/.test(type) ? String(data.to) : undefined;
}

/** How many days a record spent in each stage, all visits together, the present one until now. */
export function daysInStages(facts: readonly Step[], now: string): ReadonlyMap<string, number> {
  const steps = facts
    .flatMap((fact) => {
      const stage = stageOf(fact);
      return stage === undefined ? [] : [{ ...fact, stage }];
    })
    .toSorted((a, b) => a.version - b.version || a.n - b.n);
  const spent = new Map<string, number>();
  steps.forEach(({ stage, at }, n) => {
    const until = steps[n + 1]?.at ?? now;
    spent.set(stage, (spent.get(stage) ?? 0) + (Date.parse(until) - Date.parse(at)) / dayMs);
  });
  return spent;
}
