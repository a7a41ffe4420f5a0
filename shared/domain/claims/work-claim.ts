/** What staff do with a claim: find out more of it, answer it, close it, take it up again. */
import * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import { Day } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { FactDraft } from '../facts/draft.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import { reopeningRefusal } from '../pipeline/reopening.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { close } from '../tasks/close-task.ts';
import type { Task } from '../tasks/task.ts';
import type { Claim, ClaimState } from './claim.ts';
import { unknownToSettings } from './known-to-settings.ts';
import { aheadRefusal, answerTask, daysRefusal, dueAtOf, dueDay } from './open-claim.ts';

/** An edit; `null` forgets the field. */
export const ClaimChanges = lazily(() =>
  z
    .strictObject({
      cause: z.string().max(50),
      department: z.string().max(50).nullable(),
      cost: Amount.nullable(),
      dueOn: Day,
    })
    .partial(),
);
export type ClaimChanges = z.infer<ReturnType<typeof ClaimChanges>>;

/** What a decision about a claim looks at beside it: its account as it goes on by now, and the task to answer it. */
export type ClaimRecords = { readonly account: Account; readonly task: Task | undefined };
type Decided = Decision<{ claim: Claim }>;

const unchanged = (claim: Claim): Decided => ({ ok: true, claim, plan: together() });

/** Whether somebody may work a claim of this account. */
const strangerTo = ({ account }: ClaimRecords, { by }: Context): Refused | undefined =>
  may(by, 'work-claim', account.owner) ? undefined : forbid('the claim is of another manager’s customer');

function decided(before: Claim, after: Claim, facts: readonly FactDraft[], ...beside: readonly Plan[]): Decided {
  const claim = { ...after, version: before.version + 1 };
  return { ok: true, claim, plan: together(change(before, claim, ...facts), ...beside) };
}

/** Edits a claim. `noted`: something is said of it in words, too. Another day for the answer is one for its task. */
export function editClaim(
  claim: Claim,
  { noted, ...changes }: ClaimChanges & { readonly noted: boolean },
  records: ClaimRecords,
  context: Context,
): Decided {
  const after = applied(claim, changes);
  const fields = Object.keys(changes).filter((name) => isOther(claim, after, name as keyof ClaimChanges)); // its keys
  const refused = strangerTo(records, context) ?? editRefusal(claim, after, fields, context);
  if (refused) return refused;
  if (fields.length === 0 && !noted) return unchanged(claim);
  const said = Object.fromEntries(fields.map((name) => [name, after[name as keyof ClaimChanges]])); // its keys
  const data = { fields: [...fields, ...(noted ? ['note'] : [])], ...present(said) };
  const task = fields.includes('dueOn') ? postponed(records.task, dueAtOf(after.dueOn, context)) : together();
  return decided(claim, after, [{ type: 'ClaimEdited', data }], task);
}

/** The claim with the fields said, and without those forgotten. */
function applied(claim: Claim, changes: ClaimChanges): Claim {
  const entries = Object.entries({ ...claim, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Claim; // every field has its own type or is left out
}

const isOther = (before: Claim, after: Claim, name: keyof ClaimChanges): boolean =>
  JSON.stringify(before[name]) !== JSON.stringify(after[name]);

function editRefusal(claim: Claim, after: Claim, fields: readonly string[], context: Context): Refused | undefined {
  const said = (name: 'cause' | 'department') => (fields.includes(name) ? after[name] : undefined);
  const unknown = unknownToSettings({ cause: said('cause'), department: said('department') }, context);
  if (unknown || !fields.includes('dueOn')) return unknown;
  const { name } = claim.state;
  return name === 'open'
    ? daysRefusal(after, context)
    : refuse('claim-not-open', `the claim is ${name}; only an open one is due`);
}

/** Its task, if it is to be done still, by another instant. */
const postponed = (task: Task | undefined, dueAt: string): Plan =>
  task?.state.name === 'open' ? change(task, { ...task, version: task.version + 1, dueAt }) : together();

/** Keeps what the customer was told, which does the task. Told so already nothing changes. */
export function answerClaim(
  claim: Claim,
  { accepted, on: said }: { readonly accepted: boolean; readonly on?: string | undefined },
  records: ClaimRecords,
  context: Context,
): Decided {
  const { by, at, policy } = context;
  const as = accepted ? 'accepted' : 'rejected';
  const on = said ?? dayOf(at, policy.calendar.timeZone);
  const refused = strangerTo(records, context) ?? answerRefusal(claim, { as, on }, context);
  if (refused) return refused;
  if (claim.state.name !== 'open') return unchanged(claim);
  const answer = { as, on, at, by: byOf(by) } as const;
  const done = closing(records.task, as, context);
  const facts = [{ type: 'ClaimAnswered', data: { as, on } } as const, ...done.map(({ fact }) => fact)];
  const after: Claim = { ...claim, state: { name: 'answered', answer } };
  return decided(claim, after, facts, ...done.map(({ plan }) => plan));
}

/** Its task as done, if it is to be done still. */
const closing = (task: Task | undefined, outcome: string, context: Context) =>
  task?.state.name === 'open' ? [close(task, outcome, context)] : [];

/** Only an open claim is answered; what we accept is somebody's fault. */
function answerRefusal(
  { state, receivedOn, department }: Claim,
  { as, on }: { readonly as: 'accepted' | 'rejected'; readonly on: string },
  context: Context,
): Refused | undefined {
  if (state.name !== 'open') return state.answer.as === as ? undefined : answeredOtherwise(state);
  if (on < receivedOn) return refuse('answered-before', `it came on ${receivedOn}; no answer was given on ${on}`);
  const ahead = aheadRefusal('on', on, context);
  if (ahead || as === 'rejected' || department !== undefined) return ahead;
  const title = { en: 'Guilty department', ru: 'Виновный отдел' };
  const allowed = context.policy.departments.map(({ id }) => id);
  return refuse('department-needed', 'say which department is guilty of a claim that is accepted', {
    missing: [{ in: 'body', field: 'department', title, allowed, example: allowed[0] }],
  });
}

const answeredOtherwise = ({ answer, name }: Exclude<ClaimState, { name: 'open' }>): Refused =>
  refuse('claim-answered', `the claim is ${name}, answered as ${answer.as} on ${answer.on}; reopen it first`);

/** Closes an answered claim: with a customer who is satisfied, or is not. Closed so already nothing changes. */
export function closeClaim(claim: Claim, satisfied: boolean, records: ClaimRecords, context: Context): Decided {
  const { by, at } = context;
  const refused = strangerTo(records, context);
  if (refused) return refused;
  const as = satisfied ? 'satisfied' : 'not-satisfied';
  const { state } = claim;
  if (state.name === 'open') return refuse('claim-open', 'the claim is open; answer it first');
  if (state.name === 'closed')
    return state.as === as ? unchanged(claim) : refuse('claim-closed', `the claim is closed as ${state.as}`);
  const closed = { name: 'closed', as, at, by: byOf(by), answer: state.answer } as const;
  return decided(claim, { ...claim, state: closed }, [{ type: 'ClaimClosed', data: { as } }]);
}

/** Takes up a claim again, with another task to answer it, while its time to be reopened is not over. */
export function reopenClaim(claim: Claim, records: ClaimRecords, context: Context): Decided {
  const { state } = claim;
  const refused =
    strangerTo(records, context) ?? reopeningRefusal({ name: state.name, ...present({ at: endOf(state) }) }, context);
  if (refused) return refused;
  if (state.name === 'open') return unchanged(claim);
  const dueOn = dueDay(context.at, context);
  const task = answerTask({ id: claim.id, dueOn }, records.account.owner, context);
  const after: Claim = { ...claim, dueOn, taskId: task.task.id, state: { name: 'open' } };
  const reopened = { type: 'ClaimReopened', data: { from: state.name, dueOn } } as const;
  return decided(claim, after, [reopened, task.fact], task.plan);
}

/** When it was answered or closed; an open one has no end. */
function endOf(state: ClaimState): string | undefined {
  if (state.name === 'open') return undefined;
  return state.name === 'closed' ? state.at : state.answer.at;
}
