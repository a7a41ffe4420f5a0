/** The calculation engineering makes before a quote of engineered products can be sent. */
import type { FactDraft } from '../facts/draft.ts';
import { later } from '../pipeline/deadlines.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { addTask } from '../tasks/add-task.ts';
import { isEngineered, longestStay } from './clocks.ts';
import type { Deal } from './deal.ts';
import type { OpenDealStage } from './pipeline.ts';

/** The task for whoever calculates, when a deal with an engineered product comes to wait for its quote. */
export function calculationTask(
  deal: Deal,
  entered: OpenDealStage,
  { at, policy, newId }: Context,
): { readonly facts: readonly FactDraft[]; readonly plan: Plan } {
  if (entered !== 'send-quote' || !isEngineered(deal, policy)) return { facts: [], plan: together() };
  const engineer = policy.staff.find(({ calculates }) => calculates === true);
  const { fact, plan } = addTask({
    id: newId(),
    subject: { kind: 'deal', id: deal.id },
    about: 'calculation',
    dueAt: later(at, longestStay(deal, entered, policy), policy.calendar),
    ...present({ assignee: engineer?.id ?? deal.owner }),
  });
  return { facts: [fact], plan };
}
