import { startOfDay } from '../../calendar/working-calendar.ts';
import { dealAlarms, longestStay } from '../../deals/clocks.ts';
import type { Deal } from '../../deals/deal.ts';
import { confirmedStages, stagesOf } from '../../deals/pipeline.ts';
import { orderHeld } from '../../deals/order.ts';
import { dealMoveRecords } from '../../deals/records.ts';
import { winDeal } from '../../deals/win.ts';
import type { Amount } from '../../money/money.ts';
import { lateAlarms } from '../../pipeline/deadlines.ts';
import { firstStanding } from '../../pipeline/standing.ts';
import { present } from '../../present.ts';
import { orderClaim } from '../../purchases/purchase.ts';
import { change, claim, type Decision, together } from '../../records/plan.ts';
import { accountsOf, keysOf, sharedKeys } from '../account-of.ts';
import { cameKey } from '../came.ts';
import { wrong } from '../columns.ts';
import { contactsIn, personOfRow } from '../contact-fields.ts';
import { type Party, partyOf } from '../party.ts';
import { broughtBy, type RowContext, type RowDecision, type RowKind, type RowStores } from '../row-kind.ts';
import { undoStanding } from '../undo-standing.ts';
import type { DealRow } from './deal-fields.ts';

/** Deals under way, each at its stage and with its age: its deadlines count from the day it came there. */
export const dealRows: RowKind<DealRow> = {
  keysOf: (row) => [...sharedKeys(calledIn(row)), ...contactsIn(row), keyOf(row), ...orderIn(row)],
  decide: async (row, stores, context) => {
    const known = await dealOf(row, stores);
    if (known) return { ok: true, known };
    const errors = [...problemsOf(row), ...(await takenOrder(row, stores, context))];
    if (errors.length > 0) return { ok: false, errors };
    const party = await partyOf({ ...row, ...calledIn(row) }, 'account', stores, context);
    return party.ok ? opening(row, party, stores, context) : party;
  },
  undo: async (row, stores, context) => undoStanding(await dealOf(row, stores), keyOf(row), stores, context),
  personOf: personOfRow,
  accountsOf: (row, stores) => accountsOf(calledIn(row), stores),
};

const calledIn = ({ account: company, taxId }: DealRow) => ({ company, ...present({ taxId }) });

const keyOf = (row: DealRow): string =>
  cameKey('deal', row.externalId, ...keysOf(calledIn(row)), row.title, row.opened, row.order);

const orderIn = ({ order }: DealRow): string[] => (order === undefined ? [] : [`order/${order}`]);

async function dealOf(row: DealRow, { records }: RowStores): Promise<Deal | undefined> {
  const holder = await records.holderOf(keyOf(row));
  return holder && records.get('deal', holder.id);
}

type Needed = 'order' | 'orderDate' | 'amount' | 'shipDate';

/** What a deal cannot stand at its stage without: from the payment on it is a purchase, and production ends on a day. */
const neededAt = (stage: string): readonly Needed[] => {
  if (!confirmedStages.includes(stage)) return [];
  return stage === 'production-ordered'
    ? ['order', 'orderDate', 'amount', 'shipDate']
    : ['order', 'orderDate', 'amount'];
};

function problemsOf(row: DealRow) {
  const { process = 'project', stage, opened, entered = opened } = row;
  const stages = stagesOf(process).map((each) => each.stage);
  return [
    ...(stages.includes(stage) ? [] : [wrong('stage', stage, `a stage of ${process}: ${stages.join(', ')}`)]),
    ...(entered < opened ? [wrong('entered', entered, `a date not before it was opened, ${opened}`)] : []),
    ...neededAt(stage)
      .filter((name) => row[name] === undefined)
      .map((name) => wrong(name, '', `a value, at ${stage}`)),
  ];
}

/** The order number belongs to another deal. */
async function takenOrder(row: DealRow, { records }: RowStores, { policy }: RowContext) {
  const order = orderOf(row);
  const holder = order && (await records.holderOf(orderClaim(policy.company.legalEntity, order)));
  return holder ? [wrong('order', String(row.order), 'an order that no other deal has')] : [];
}

const orderOf = ({ order: number, orderDate, opened, entered = opened }: DealRow): Deal['order'] =>
  number === undefined ? undefined : { number, on: orderDate ?? entered };

async function opening(row: DealRow, party: Party, { records }: RowStores, context: RowContext): Promise<RowDecision> {
  const { timeZone } = context.policy.calendar;
  const [openedAt, enteredAt] = [row.opened, row.entered ?? row.opened].map((on) => startOfDay(on, timeZone)) as [
    string,
    string,
  ]; // two of two
  const bare = dealOfRow(row, party, enteredAt, context);
  const won = await wonAt(bare, enteredAt, records, context);
  if (!won.ok) return { ok: false, errors: [wrong('order', String(row.order), won.refusal.detail)] };
  const { deal } = won;
  const { process, origin, accountId, stage, segment, owner } = deal;
  const data = {
    process,
    stage: stage.name,
    origin,
    accountId,
    ...present({ segment, owner }),
    opening: true,
  } as const;
  const plan = together(
    party.plan,
    change(undefined, deal, { type: 'DealOpened', data, at: openedAt }, ...won.facts),
    won.plan,
    claim({ key: keyOf(row), holder: deal }, ...orderHeld(deal, context)),
  );
  return { ok: true, plan, items: party.items };
}

type Won = Decision<{ readonly deal: Deal; readonly facts: Parameters<typeof change>[2][] }>;

/** From the payment on a deal is won, and its order a purchase: the one that is recorded already, or one more. */
async function wonAt(deal: Deal, at: string, records: RowStores['records'], context: RowContext): Promise<Won> {
  if (!confirmedStages.includes(deal.stage.name)) return { ok: true, deal, facts: [], plan: together() };
  const then = { ...context, at, ...unread };
  const won = winDeal(deal, await dealMoveRecords(deal, undefined, records, then), then);
  return won.ok ? { ...won, facts: won.facts.map((fact) => ({ ...fact, at })) } : won;
}

function dealOfRow(row: DealRow, { account, personId }: Party, enteredAt: string, context: RowContext): Deal {
  const { process = 'project', stage, title, owner, segment } = row;
  const { at, policy, newId } = context;
  const stages = stagesOf(process).map((each) => each.stage);
  const bare: Omit<Deal, 'alarms'> = {
    kind: 'deal',
    id: newId(),
    ...firstStanding(at),
    visit: { n: 1, enteredAt },
    process,
    stage: { name: stage },
    passed: stages.slice(0, stages.indexOf(stage)),
    origin: 'manual',
    accountId: account.id,
    personId,
    linkedTo: [],
    need: title,
    lines: linesOf(row),
    committee: [],
    paymentTerms: row.terms ?? [],
    ...present({ company: account.company, segment: segment ?? account.segment, owner: owner ?? account.owner }),
    ...agreedIn(row, context),
    ...broughtBy(context),
  };
  const alarms = dealAlarms(bare, stage, enteredAt, { policy, ...unread });
  return { ...bare, alarms: lateAlarms(alarms, at, longestStay(bare, stage, { policy, ...unread }), policy.calendar) };
}

/** Its line is a title, and names no product of the register. */
const unread = { products: [] } as const;

const linesOf = ({ product, quantity }: DealRow): Deal['lines'] =>
  product === undefined ? [] : [{ title: product, ...present({ quantity }) }];

/** What was agreed by its stage; before the payment the amount is what the customer means to spend. */
function agreedIn(row: DealRow, context: RowContext) {
  const { stage, contract, shipDate, entered = row.opened } = row;
  const amount = amountOf(row.amount, row, context);
  const isAgreed = confirmedStages.includes(stage);
  const [specification, on] = [contract ?? String(row.order), row.orderDate ?? entered];
  return {
    ...doneIn(row, context),
    ...present({ order: orderOf(row), contractNumber: contract, promisedShipOn: shipDate, shipOn: shipDate }),
    ...(amount && (isAgreed ? { agreement: { amount, specification, on } } : { budget: amount })),
  };
}

/** What was paid, ordered of production and shipped: told by the books of the system it came from, it is confirmed. */
function doneIn(row: DealRow, context: RowContext) {
  const { stage, productionOrder: number, entered: on = row.opened } = row;
  const paid = amountOf(row.paid, row, context);
  const document = String(row.order);
  return {
    payments: paid ? [{ document, amount: paid, on, confirmed: true }] : [],
    shipments: stage === 'shipped' ? [{ document, on, last: true, confirmed: true }] : [],
    ...present({ productionOrder: number === undefined ? undefined : { number, confirmed: true } }),
  };
}

function amountOf(
  netMinor: number | undefined,
  { currency, vatRate }: DealRow,
  { policy: { company } }: RowContext,
): Amount | undefined {
  if (netMinor === undefined) return undefined;
  return { netMinor, currency: currency ?? company.currency, vatPercent: vatRate ?? company.vatPercent };
}
