/** What every change of a deal comes down to, with the tasks that begin with it: what engineering calculates, whom we won over. */
import type { FactDraft } from '../facts/draft.ts';
import { later } from '../pipeline/deadlines.ts';
import { present } from '../present.ts';
import type { SalesContext } from '../products/named.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { addTask } from '../tasks/add-task.ts';
import { agreedFact } from './agreed.ts';
import { isEngineered, longestStay } from './clocks.ts';
import type { Deal } from './deal.ts';
import { processes } from './pipeline.ts';

/** A deal as changed, with the facts that explain it and what changes beside it. */
export type ChangedDeal = {
  readonly before: Deal;
  readonly after: Deal;
  readonly facts: readonly FactDraft[];
  readonly beside: readonly Plan[];
};

/** The decision on a deal: the change itself, and a task where it begins to wait for a calculation, or is won and nobody said over whom. */
export function decided({ before, after, facts, beside }: ChangedDeal, context: SalesContext) {
  const toCalculate = awaitsCalculation(after, context) && !awaitsCalculation(before, context);
  const task = [
    ...(toCalculate ? [calculationTask(after, context)] : []),
    ...(awaitsRivals(after) && !awaitsRivals(before) ? [rivalsTask(after, context)] : []),
  ];
  return {
    ok: true,
    deal: after,
    plan: together(
      change(before, after, ...facts, ...agreedFact(before, after), ...task.map(({ fact }) => fact)),
      ...beside,
      ...task.map(({ plan }) => plan),
    ),
  } as const;
}

const awaitsCalculation = (deal: Deal, context: SalesContext): boolean =>
  deal.stage.name === 'send-quote' && isEngineered(deal, context);

function calculationTask(deal: Deal, context: SalesContext) {
  const { at, policy, newId } = context;
  const engineer = policy.staff.find(({ calculates }) => calculates === true);
  return addTask({
    id: newId(),
    subject: { kind: 'deal', id: deal.id },
    about: 'calculation',
    dueAt: later(at, longestStay(deal, 'send-quote', context), policy.calendar),
    ...present({ assignee: engineer?.id ?? deal.owner }),
  });
}

const awaitsRivals = ({ won, rivals, process }: Deal): boolean =>
  won !== undefined && rivals === undefined && processes[process].asksRivals;

/** So many working days after a win somebody remembers who else was in it. */
const askedDays = 2;

const rivalsTask = ({ id, owner }: Deal, { at, policy, newId }: SalesContext) =>
  addTask({
    ...{ id: newId(), subject: { kind: 'deal', id }, about: 'name-rivals' },
    dueAt: later(at, { days: askedDays }, policy.calendar),
    ...present({ assignee: owner }),
  });
