/** Who sells: who claimed which lead, what selling to theirs cost, called as people call each other, and claims about what they sold. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import { plusDays } from '../../../shared/domain/calendar/working-calendar.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { anna, boris, vera } from '../domain/actors.ts';
import { idOf } from '../domain/contexts.ts';
import { Telling } from './telling.ts';

const emil = { id: idOf(0xe111), name: 'Эмиль  Королёв' };
/** Beside those of the settings; two of them have one name. */
export const moreStaff = [
  { ...emil, email: 'emil@demo.example', group: 'manager', discountPercent: 0 },
  { id: idOf(0xe112), name: 'Иван Двойной', email: 'ivan@demo.example', group: 'manager', discountPercent: 0 },
  { id: idOf(0xe113), name: 'иван двойной', email: 'ivan2@demo.example', group: 'manager', discountPercent: 0 },
] as const;

const teams = [
  ...['Анна Примерова', ' анна  ПРИМЕРОВА', 'Анна\u{a0}Примерова', 'Анна\t \nПримерова\u{2003}', boris.id],
  ...[idOf(0xe111).toUpperCase(), 'ЭМИЛЬ КОРОЛЕВ', 'Эмиль Королёв', 'Эмиль Королёв'.normalize('NFD'), 'Эмильт Королёв'],
  ...['Иван Двойной', 'AннаПримерова', 'First', vera.id],
] as const;

/** The same leads, some of them with who claimed them. */
export function claimedIn(seed: number, sales: readonly Fact[]): Fact[] {
  const random = randomOf(seed + 0xc1a1);
  return sales.map((fact) => {
    const isClaim = fact.type === 'LeadMoved' && fact.data['from'] === 'new' && fact.data['to'] === 'mql';
    if (!isClaim || random.next() < 0.4) return fact;
    return { ...fact, data: { ...fact.data, owner: random.pick([anna.id, boris.id, vera.id, emil.id]) } };
  });
}

export function sellingsOf(seed: number, facts: readonly Fact[], months: readonly string[]): readonly Fact[] {
  const random = randomOf(seed + 0x5e11);
  const telling = new Telling();
  let id = 0x5e110000;
  const newId = (): string => idOf((id += 1));
  const ofType = (name: string): Fact[] =>
    facts.filter(({ type }) => type === name).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const some = (name: string, share: number): Fact[] => ofType(name).filter(() => random.next() < share);
  for (const month of months)
    for (let left = random.between(-1, 4); left > 0; left -= 1) tellCost(telling, newId(), month, random);
  const deals = ofType('DealOpened');
  for (const order of some('PurchaseRecorded', 0.2)) tellClaim(telling, newId(), { order, deals }, random);
  for (const deal of some('DealOpened', 0.1)) tellAhead(telling, newId(), deal, random);
  const came = new Map(ofType('LeadReceived').map(({ subject, at }) => [subject.id, at]));
  for (const { data, subject, at } of some('LeadConverted', 0.3))
    tellOnTheDay(telling, newId(), { data, at: came.get(subject.id) ?? at }, random);
  return telling.facts;
}

/** An order of the day on which its lead came, mostly for nothing, or a claim of days about it. */
function tellOnTheDay(telling: Telling, id: string, { data, at }: Pick<Fact, 'data' | 'at'>, random: Random): void {
  const [accountId, on] = [String(data['accountId']), at.slice(0, 10)];
  const netMinor = random.pick([0, 0, 70_000]);
  const currency = random.next() < 0.8 ? 'RUB' : 'EUR';
  const receivedOn = plusDays(on, random.between(-40, 3));
  const claim = { accountId, receivedOn, cost: { netMinor: 9_000, currency, vatPercent: 22 } };
  const counted = { accountId, on, amount: { netMinor, currency, as: 'bought' } } as const;
  if (random.next() < 0.5) telling.tell('purchase', id, 'PurchaseRecorded', at, {}, { counted });
  else telling.tell('claim', id, 'ClaimOpened', at, claim);
}

function tellCost(telling: Telling, id: string, month: string, random: Random): void {
  const data = {
    ...{ costKind: 'sales', stage: random.pick(['acquisition', 'retention']), from: `${month}-01`, to: `${month}-28` },
    ...(random.next() < 0.9 && { team: random.pick(teams) }),
    amount: { netMinor: random.between(1, 900_000), currency: random.next() < 0.9 ? 'RUB' : 'EUR', vatPercent: 22 },
  };
  const at = `${plusDays(data.from, -1)}T21:00:00.000Z`; // midnight of the plant
  const recordedAt = `${plusDays(data.from, random.between(-40, 60))}T12:00:00.000Z`;
  telling.tell('cost', id, 'CostRecorded', at, data, { recordedAt });
}

type About = { readonly order: Fact; readonly deals: readonly Fact[] };

/** About a deal, an order, both or neither. */
function tellClaim(telling: Telling, id: string, { order, deals }: About, random: Random): void {
  const { accountId, on = '' } = order.counted ?? {};
  const receivedOn = plusDays(on, random.between(-90, 90));
  telling.tell('claim', id, 'ClaimOpened', `${receivedOn}T09:00:00.000Z`, {
    ...{ accountId, receivedOn },
    ...(random.next() < 0.5 && { purchaseId: order.subject.id }),
    ...(random.next() < 0.3 && { dealId: random.pick(deals).subject.id }),
    cost: {
      netMinor: random.between(1, 90) * 1000,
      currency: random.next() < 0.9 ? 'RUB' : 'EUR',
      vatPercent: 22,
    },
  });
}

/** An order that was told before its day, some of what was given for nothing. */
function tellAhead(telling: Telling, id: string, { data, at }: Pick<Fact, 'data' | 'at'>, random: Random): void {
  const on = plusDays(at.slice(0, 10), random.between(0, 300));
  const netMinor = Math.max(0, random.between(-400, 900)) * 1000;
  const amount = { netMinor, currency: 'RUB', as: 'bought' } as const;
  telling.tell(
    'purchase',
    id,
    'PurchaseRecorded',
    at,
    {},
    { counted: { accountId: String(data['accountId']), on, amount } },
  );
}
