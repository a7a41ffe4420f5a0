/** The one function that decides every move of a deal, whoever asks: a person, the ERP, a robot. */
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { competitorSlug } from '../competitors/competitor.ts';
import { baskets } from '../leads/pipeline.ts';
import { Amount } from '../money/money.ts';
import { may } from '../people/rights.ts';
import { enrolledIn, parkingOf } from '../pipeline/parking.ts';
import { reopeningRefusal } from '../pipeline/reopening.ts';
import { planOf, reversePurchase } from '../purchases/change-purchase.ts';
import type { OrderCosts } from '../purchases/order-costs.ts';
import type { Purchase } from '../purchases/purchase.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { claim, type Decision, together } from '../records/plan.ts';
import { forbid, type Missing, refuse, type Refused } from '../records/refusal.ts';
import { applyDealChanges, DealChanges } from './changes.ts';
import { dealAlarms } from './clocks.ts';
import type { Deal } from './deal.ts';
import { decided } from './decided.ts';
import { closingDeal, editedDeal, enterStage, stageLeft } from './enter.ts';
import { confirmedStages, dealStages, type OpenDealStage, paymentStage, stagesOf } from './pipeline.ts';
import { orderHeld } from './order.ts';
import { missingFor } from './requirements.ts';
import { winDeal } from './win.ts';
import { present } from '../present.ts';
import type { FactData, FactDraft } from '../facts/draft.ts';
import type { Plan } from '../records/records.ts';
import { lazily } from '../lazily.ts';
import { settleAsked } from '../refresh/asked.ts';
import type { Enrolled } from '../refresh/enrol.ts';
import type { Task } from '../tasks/task.ts';

export const DealMove = lazily(() =>
  z.strictObject({
    to: z.enum([
      'new-deal',
      'discuss-terms',
      'send-quote',
      'agree-price',
      'payment-received',
      'production-ordered',
      'shipped',
      'parked',
      'lost',
      'cancelled',
    ]),
    reason: z.string().trim().min(1).max(200).optional(),
    /** To whom it is lost: a slug or a name of the register of competitors. */
    competitor: z.string().trim().min(1).max(200).optional(),
    basket: z.enum(baskets).optional(),
    wakeUpAt: Day.optional(),
    note: z.string().trim().min(1).max(2000).optional(),
    refund: Amount.optional(),
    cost: Amount.optional(),
    changes: DealChanges().optional(),
  }),
);
export type DealMove = z.infer<ReturnType<typeof DealMove>>;

/** What a move may look at beside the deal: the purchase its order number already made, and the account's purchases before. */
export type DealMoveRecords = {
  readonly purchase: Purchase | undefined;
  readonly earlier: readonly Pick<Purchase, 'pyramidStep' | 'reversed'>[];
  readonly winBack: boolean;
  /** The order's amount as the ERP tells it: it wins over what was agreed. */
  readonly orderAmount?: Amount;
  /** What the order costs us, as the ERP tells it. */
  readonly costs?: OrderCosts;
  /** Whom its basket's letters go to: looked at only where it is parked. */
  readonly enrolled?: Enrolled;
  /** What somebody is asked to do about it in its basket. */
  readonly asked?: Task;
  /** The slugs of the register of competitors: looked at only where it is lost. */
  readonly competitors?: readonly string[];
  /** Accounts that are one with the deal's by now. */
  readonly sameAccount?: readonly string[];
};

export type DealMoved = Decision<{ deal: Deal }>;
type Moving = {
  readonly before: Deal;
  readonly deal: Deal;
  readonly facts: readonly FactDraft[];
  readonly beside: readonly Plan[];
  readonly move: DealMove;
};

/** Moves one deal, over several stages when every gate in between is met, or says which condition is not. A refused move changes nothing. */
export function moveDeal(before: Deal, move: DealMove, records: DealMoveRecords, context: SalesContext): DealMoved {
  const forbidden = movingRefusal(before, move, context);
  if (forbidden) return forbidden;
  const applied = applyDealChanges(before, move.changes, context);
  if (!applied.ok) return applied;
  const moving: Moving = {
    before,
    deal: applied.deal,
    facts: [...applied.facts, ...editedDeal(applied.fields)],
    beside: applied.beside,
    move,
  };
  const decision =
    move.to === 'lost' || move.to === 'parked' || move.to === 'cancelled'
      ? leave(moving, move.to, records, context)
      : toStage(moving, move.to, records, context);
  if (!decision.ok) return decision;
  const settled = settleAsked(records.asked, move.to === 'lost' ? 'close' : 'requalified', context);
  return { ...decision, plan: together(decision.plan, settled) };
}

/** What the office confirms it may also move a deal to, saying no more than belongs to it. */
function movingRefusal({ owner }: Deal, { to, changes = {} }: DealMove, { by }: Context): Refused | undefined {
  if (may(by, 'work-deal', owner)) return undefined;
  if (!confirmedStages.includes(to) || !may(by, 'confirm-deal')) return forbid('the deal belongs to another manager');
  const others = Object.keys(changes).filter((name) => !confirmedFields.includes(name));
  return others.length > 0 ? forbid(`who confirms a deal does not change its ${others.join(', ')}`) : undefined;
}

const confirmedFields: readonly string[] = [
  'payment',
  'productionOrderNumber',
  'shipment',
  'order',
  'contractNumber',
] satisfies (keyof DealChanges)[];

const isWon = ({ won }: Deal): boolean => won !== undefined;
const isOpen = ({ stage }: Deal): boolean => dealStages[stage.name].kind === 'open';
const indexOf = (deal: Deal, stage: string): number =>
  stagesOf(deal.process).findIndex((entry) => entry.stage === stage);

function toStage(moving: Moving, to: OpenDealStage, records: DealMoveRecords, context: SalesContext): DealMoved {
  const { before, deal } = moving;
  if (!isOpen(before)) return reopen(moving, to, context);
  const [from, target] = [indexOf(deal, before.stage.name), indexOf(deal, to)];
  if (target < 0)
    return refuse(
      'no-such-stage',
      `the process ${deal.process} has no stage ${to}; it has ${stagesOf(deal.process)
        .map(({ stage }) => stage)
        .join(', ')}`,
    );
  if (target < from) return stepBack(moving, to, from - target, context);
  if (target === from) return refuse('already-there', `the deal is at ${to} already`, { kind: 'conflict' });
  return forward(moving, to, records, context);
}

function forward(moving: Moving, to: OpenDealStage, records: DealMoveRecords, context: SalesContext): DealMoved {
  const { before, deal, facts, beside } = moving;
  const between = stagesOf(deal.process).slice(indexOf(deal, before.stage.name) + 1, indexOf(deal, to) + 1);
  const gateContext = { today: dayOf(context.at, context.policy.calendar.timeZone), policy: context.policy };
  const missing = between.flatMap(({ gate }) => missingFor(deal, gate, gateContext));
  if (missing.length > 0) return refuse('gate-not-met', `not all is known or done to enter ${to}`, { missing });
  const passed = between.slice(0, -1).map(({ stage }) => stage);
  const isPaying = !isWon(deal) && between.some(({ stage }) => stage === paymentStage);
  const winning = isPaying
    ? winDeal(deal, records, context)
    : ({ ok: true, deal, facts: [], plan: together() } as const);
  if (!winning.ok) return winning;
  const known = { ...winning.deal, passed: [...deal.passed, ...passed] };
  const after = enterStage(known, { name: to }, dealAlarms(known, to, context.at, context), context.at);
  const movedOn = dealMoved(before, after, { passed, amount: (deal.agreement ?? deal.quote)?.amount });
  const told = [...facts, movedOn, ...winning.facts];
  return decided({ before, after, facts: told, beside: [winning.plan, ...beside] }, context);
}

type Moves = Omit<FactData<'DealMoved'>, 'from' | 'to' | 'visit' | 'passed' | 'amount'> & {
  passed?: string[];
  amount?: Amount | undefined;
};

const dealMoved = (before: Deal, after: Deal, { passed = [], ...how }: Moves): FactDraft => ({
  type: 'DealMoved',
  data: { from: before.stage.name, to: after.stage.name, visit: after.visit.n, passed, ...present(how) },
});

function stepBack(
  { before, deal, facts, beside, move }: Moving,
  to: OpenDealStage,
  steps: number,
  context: SalesContext,
): DealMoved {
  if (isWon(before) && indexOf(before, to) < indexOf(before, paymentStage))
    return refuse('paid', 'a paid deal does not go back across the payment');
  if (steps > 1) return refuse('one-step-back', `one step back at a time; from ${before.stage.name} that is not ${to}`);
  if (move.note === undefined)
    return refuse('note-needed', 'a step back needs a note', {
      missing: [
        {
          in: 'body',
          field: 'note',
          title: { en: 'Note', ru: 'Заметка' },
          example: 'The customer changed the specification',
        },
      ],
    });
  const after = enterStage(deal, { name: to }, dealAlarms(deal, to, context.at, context), context.at);
  return decided({ before, after, facts: [...facts, dealMoved(before, after, {})], beside }, context);
}

/** Back to the stage the deal left: from a basket at any time, from a loss within the reopening time. */
function reopen({ before, deal, facts, beside, move }: Moving, to: OpenDealStage, context: SalesContext): DealMoved {
  const { stage } = before;
  if (stage.name !== 'lost' && stage.name !== 'parked')
    return refuse('deal-closed', `the deal is ${stage.name} and stays so`);
  const refused = stage.name === 'lost' ? reopeningRefusal(stage, context) : undefined;
  if (refused) return refused;
  if (to !== stage.from)
    return refuse('back-where-it-left', `the deal left ${stage.from} and comes back there, not to ${to}`);
  const after = enterStage(deal, { name: to }, dealAlarms(deal, to, context.at, context), context.at);
  const reopened: FactDraft = { type: 'DealReopened', data: { from: stage.name, to, visit: after.visit.n } };
  const held = move.changes?.order ? together() : claim(...orderHeld(deal, context)); // a new number is held already
  return decided({ before, after, facts: [reopened, ...facts], beside: [...beside, held] }, context);
}

function leave(
  { before, facts, beside, deal, move }: Moving,
  to: 'lost' | 'parked' | 'cancelled',
  { purchase, enrolled, competitors = [] }: DealMoveRecords,
  context: SalesContext,
): DealMoved {
  const refused = leavingRefusal(before, to);
  if (refused) return refused;
  const stage = leavers[to](before, move, context, competitors);
  if ('ok' in stage) return stage;
  const { named, plan: begun } = enrolling(deal, stage, enrolled, context);
  const after = enterStage(deal, { ...stage, ...named }, [], context.at);
  const { from: _from, at: _at, by: _by, name: _name, ...why } = stage;
  const reversed = to === 'cancelled' && purchase ? planOf(purchase, reversePurchase(purchase)) : together();
  const { plan, ...left } = decided(
    { before, after, facts: [...facts, dealMoved(before, after, why)], beside: [...beside, reversed, begun] },
    context,
  );
  const isLost = to === 'lost'; // a lost deal holds no order number
  return { ...left, plan: isLost ? { ...plan, claims: [], releases: orderHeld(before, context) } : plan };
}

const enrolling = ({ id }: Deal, stage: Deal['stage'], enrolled: Enrolled | undefined, context: Context) =>
  stage.name === 'parked'
    ? enrolledIn(stage, { kind: 'deal', id }, enrolled, context)
    : { named: {}, plan: together() };

function leavingRefusal(before: Deal, to: 'lost' | 'parked' | 'cancelled'): Refused | undefined {
  if (!isOpen(before) && !(to === 'lost' && before.stage.name === 'parked'))
    return refuse('not-open', `the deal is ${before.stage.name}; reopen it first`);
  if (to === 'cancelled')
    return isWon(before)
      ? undefined
      : refuse('not-paid', 'a deal that is not paid is lost, with a reason, not cancelled');
  return isWon(before)
    ? refuse('paid', `a paid deal is not ${to}; it may be cancelled, with cause, refund and cost`)
    : undefined;
}

type Left<N extends string> = Extract<Deal['stage'], { name: N }>;

const leavers = {
  lost: (before: Deal, move: DealMove, context: Context, competitors: readonly string[]): Left<'lost'> | Refused => {
    const at = stageLeft(before);
    const reasons = context.policy['loss-reasons'][at] ?? [];
    const allowed = reasons.map(({ id }) => id);
    const reason = reasons.find(({ id }) => id === move.reason);
    if (!reason)
      return refuse('reason-needed', `say why it is lost: ${String(move.reason)} is no reason at ${at}`, {
        missing: [
          { in: 'body', field: 'reason', title: { en: 'Reason', ru: 'Причина' }, allowed, example: allowed[0] },
        ],
      });
    const competitor = move.competitor === undefined ? undefined : competitorSlug(move.competitor);
    const unnamed = reason.names === 'competitor' && competitor === undefined;
    if (unnamed || (competitor !== undefined && !competitors.includes(competitor)))
      return competitorNeeded(move.competitor, competitors);
    return { name: 'lost', ...closingDeal(before, reason.id, context), ...present({ competitor }) };
  },
  parked: (before: Deal, move: DealMove, context: Context): Left<'parked'> | Refused => {
    const parking = parkingOf(move, context);
    return parking.ok
      ? { name: 'parked', ...closingDeal(before, parking.basket, context), basket: parking.basket, ...parking.wakeUp }
      : parking;
  },
  cancelled: (before: Deal, { reason, refund, cost }: DealMove, context: Context): Left<'cancelled'> | Refused => {
    const allowed = context.policy['cancel-causes'].map(({ id }) => id);
    const cause = allowed.find((id) => id === reason);
    if (cause === undefined)
      return refuse('cause-needed', `say the cause: ${String(reason)} is none`, {
        missing: [{ in: 'body', field: 'reason', title: { en: 'Cause', ru: 'Причина' }, allowed, example: allowed[0] }],
      });
    if (!refund || !cost)
      return refuse('refund-and-cost-needed', 'say what is refunded and what the cancellation costs; 0 is an answer', {
        missing: sums(context).filter(({ field }) => (field === 'refund' ? !refund : !cost)),
      });
    return { name: 'cancelled', ...closingDeal(before, cause, context), refund, cost };
  },
};

const competitorNeeded = (said: string | undefined, allowed: readonly string[]): Refused =>
  refuse(
    'competitor-needed',
    said === undefined
      ? 'say to which competitor'
      : `${said} is not in the register of competitors; add it there first, POST /competitors`,
    {
      missing: [
        { in: 'body', field: 'competitor', title: { en: 'Competitor', ru: 'Конкурент' }, allowed, example: allowed[0] },
      ],
    },
  );

const sums = ({ policy: { company } }: Context): Missing[] => {
  const example = { netMinor: 0, currency: company.currency, vatPercent: company.vatPercent };
  return [
    { in: 'body', field: 'refund', title: { en: 'Refund', ru: 'Возврат денег' }, example },
    { in: 'body', field: 'cost', title: { en: 'Cost of the cancellation', ru: 'Затраты на отмену' }, example },
  ];
};
