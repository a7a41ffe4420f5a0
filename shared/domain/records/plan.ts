import { newlyCounted } from '../facts/counted.ts';
import type { FactDraft } from '../facts/draft.ts';
import { isLive } from '../pipeline/where.ts';
import { present } from '../present.ts';
import type { Refusal } from './refusal.ts';
import type { AnyRecord, Claim, Condition, Idempotency, Plan } from './records.ts';

const nothing: Plan = { changes: [], claims: [], releases: [], facts: [] };

/**
 * The plan that brings one record from `before` (`undefined`: it is new) to `after`, with the facts that explain it.
 * The first fact carries the generation when an execution must start, and what figures count when that changed.
 */
export function change(before: AnyRecord | undefined, after: AnyRecord, ...facts: readonly FactDraft[]): Plan {
  const subject = { kind: after.kind, id: after.id };
  const told = present({ generation: raisedGeneration(before, after), counted: newlyCounted(before, after) });
  return {
    ...nothing,
    changes: [{ record: after, expected: before?.version ?? 'new' }],
    facts: facts.map((fact, n) => ({ ...fact, subject, ...(n === 0 && told) })),
  };
}

/** The plan that ends a record, with the facts that explain it. */
export function remove(before: AnyRecord, ...facts: readonly FactDraft[]): Plan {
  const subject = { kind: before.kind, id: before.id };
  return {
    ...nothing,
    changes: [
      { record: { ...before, version: before.version + 1 } as AnyRecord, expected: before.version, gone: true },
    ], // the same, a version later
    facts: facts.map((fact) => ({ ...fact, subject })),
  };
}

function raisedGeneration(before: AnyRecord | undefined, after: AnyRecord): number | undefined {
  if (!('generation' in after) || !isLive(after)) return undefined;
  const was = before && 'generation' in before ? before.generation : 0;
  return after.generation > was ? after.generation : undefined;
}

export const claim = (...claims: readonly Claim[]): Plan => ({ ...nothing, claims });
export const release = (...releases: readonly Claim[]): Plan => ({ ...nothing, releases });

/** Only if all of this is so when it is committed. */
export const provided = (...conditions: readonly Condition[]): Plan => ({ ...nothing, conditions });

/** The keys that have to be unheld, each as who asks would hold it. */
export const unheldIn = (conditions: readonly Condition[]): Claim[] =>
  conditions.flatMap((condition) => ('unheld' in condition ? [{ key: condition.unheld, holder: condition.by }] : []));

type Unchanged = Extract<Condition, { readonly unchanged: unknown }>;
/** The records that have to stay as they are. */
export const unchangedIn = (conditions: readonly Condition[]): Unchanged[] =>
  conditions.filter((condition) => 'unchanged' in condition);

/** Several plans as one transaction. Two of them changing one record is a programming error and throws. */
export function together(...plans: readonly Plan[]): Plan {
  const changes = plans.flatMap((plan) => plan.changes);
  const ids = changes.map(({ record }) => `${record.kind}/${record.id}`);
  const twice = ids.find((id, n) => ids.indexOf(id) !== n);
  if (twice !== undefined) throw new Error(`one commit changes ${twice} twice`);
  const conditions = plans.flatMap((plan) => plan.conditions ?? []);
  return {
    changes,
    claims: plans.flatMap((plan) => plan.claims),
    releases: plans.flatMap((plan) => plan.releases),
    facts: plans.flatMap((plan) => plan.facts),
    ...(conditions.length > 0 && { conditions }),
  };
}

/** A decision: what to commit, with what the caller wants to know of it, or why not. `idempotency` makes its request take effect once. */
export type Decision<Result extends object = object> =
  | ({ readonly ok: true; readonly plan: Plan; readonly idempotency?: Idempotency } & Result)
  | { readonly ok: false; readonly refusal: Refusal };
