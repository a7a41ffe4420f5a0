/** The small plant of `docs/figures-example.md`: its tables, and its records told as facts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeds } from '../../../settings/seeds.ts';
import type { MemoryRecords } from '../../../shared/adapters/memory/records.ts';
import { root } from '../../../local/paths.ts';
import type { Scoping } from '../../../shared/domain/figures/scope.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { anna, boris } from './actors.ts';
import { idOf, policyWith } from './contexts.ts';
import { storeOf, ToldClock } from './stores.ts';

type Line = Readonly<Record<string, string>>;

/** The tables of the page, each by the title of its first column. */
const tables = new Map(
  readFileSync(join(root, 'docs/figures-example.md'), 'utf8')
    .split('\n\n')
    .filter((block) => block.startsWith('|'))
    .map((block) => {
      const [titles = [], , ...rows] = block
        .trim()
        .split('\n')
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        );
      return [
        titles[0] ?? '',
        rows.map((row): Line => Object.fromEntries(titles.map((title, n) => [title, row[n] ?? '']))),
      ];
    }),
);
/** The rows of a table, by the title of its first column. */
export const tableOf = (name: string): readonly Line[] => tables.get(name) ?? [];

/** Where the ids of each kind begin. */
export const ids = { lead: 0x100, deal: 0x200, order: 0x300, claim: 0x400, cost: 0x500 } as const;
const id = (kind: keyof typeof ids, n = ''): string => idOf(ids[kind] + Number(n));
const accountOf = (letter = ''): string => idOf(0xa00 + letter.charCodeAt(0));
/** Who is meant by a name. */
export const staff: Readonly<Record<string, string>> = { Anna: anna.id, Boris: boris.id };
const owned = (name = '') => (staff[name] === undefined ? {} : { owner: staff[name] });
const rubles = (typed = '') => ({ netMinor: Number(typed) * 100, currency: 'RUB', vatPercent: 22 });
const noon = (day = ''): string => `${day}T09:00:00.000Z`;

/** What the journal tells of them. */
export const facts: Fact[] = [];
const versions = new Map<string, number>();
function tell(kind: string, of: string, type: string, at: string, data: object, counted?: Fact['counted']): void {
  const version = (versions.get(of) ?? 0) + 1;
  versions.set(of, version);
  facts.push({
    ...{ id: `${of}/${String(version)}/0`, type, v: 1, subject: { kind, id: of }, version, n: 0, at, recordedAt: at },
    ...{ by: { kind: 'staff', id: anna.id }, origin: 'live', commitId: 'c', policy: 0, data: { ...data } },
    ...(counted && { counted }),
  });
}

function tellLead({ lead, segment = '', came, origin, source = '', went = '', account, 'claimed by': by }: Line): void {
  const [of, at] = [id('lead', lead), noon(came)];
  const touch = { at, source };
  const counted = { segment, ...owned(by), ...(account && { accountId: accountOf(account) }) };
  tell('lead', of, 'LeadReceived', at, { stage: 'new', source, origin, personId: of, touch, linkedTo: [] }, counted);
  const steps = went.split(' ');
  steps.slice(1).forEach((step, n) => {
    const [to = '', criterion] = step.split(':');
    const type = to === 'converted' ? 'LeadConverted' : 'LeadMoved';
    tell('lead', of, type, at, { from: steps[n], to, visit: n + 2, ...owned(by), ...(criterion && { criterion }) });
  });
  if (account)
    tell('account', accountOf(account), 'AccountOpened', at, { personId: of, leadId: of }, { segment, ...owned(by) });
}

function tellDeal({ deal, 'of lead': lead, went = '' }: Line): void {
  const of = id('deal', deal);
  const { came, account, segment = '' } = tableOf('lead').find((each) => each['lead'] === lead) ?? {};
  const at = noon(came);
  const [first = '', ...steps] = went.split(' ');
  const opened = {
    process: 'project',
    stage: first,
    origin: 'lead',
    accountId: accountOf(account),
    leadId: id('lead', lead),
  };
  tell('deal', of, 'DealOpened', at, opened, { segment, accountId: accountOf(account) });
  steps.forEach((step, n) => {
    const [to = '', basket] = step.split(':');
    tell('deal', of, 'DealMoved', at, {
      from: [first, ...steps][n],
      to,
      visit: n + 2,
      passed: [],
      ...(basket && { basket }),
    });
  });
}

for (const lead of tableOf('lead')) tellLead(lead);
for (const deal of tableOf('deal')) tellDeal(deal);
for (const { order, account, on = '', net, 'cost of goods': cost, 'dealer bonus': bonus, delivery } of tableOf(
  'order',
)) {
  const { netMinor, currency } = rubles(net);
  tell(
    'purchase',
    id('order', order),
    'PurchaseRecorded',
    noon(on),
    {},
    {
      ...{ accountId: accountOf(account), on, amount: { netMinor, currency, as: 'bought' } },
      ...(cost && { costMinor: rubles(cost).netMinor }),
      ...(bonus && { bonusMinor: rubles(bonus).netMinor }),
      ...(delivery && { deliveryMinor: rubles(delivery).netMinor }),
    },
  );
}
for (const { claim, account, on, cost } of tableOf('claim'))
  tell('claim', id('claim', claim), 'ClaimOpened', noon(on), {
    accountId: accountOf(account),
    receivedOn: on,
    cost: rubles(cost),
  });
for (const { cost, month = '', kind: costKind, stage, for: channel, net } of tableOf('cost')) {
  const days = { from: `${month}-01`, to: `${month}-28` };
  const data = { costKind, stage, ...days, ...(channel ? { channel } : { team: 'Ours' }), amount: rubles(net) };
  tell('cost', id('cost', cost), 'CostRecorded', noon(days.from), data);
}

/** What reports stand on, as of 1 July 2026. */
export async function services(): Promise<Scoping & { readonly records: MemoryRecords }> {
  const store: MemoryRecords = await storeOf(new ToldClock());
  store.facts.push(...facts);
  const segments = seeds.segments.map((each) => ({ ...each, ...(each.id === 'dealer' && { marginPercent: 40 }) }));
  return {
    ...{ records: store, journal: store, clock: { now: () => Promise.resolve(noon('2026-07-01')) } },
    policies: { at: () => Promise.resolve(policyWith({ segments })) },
  };
}
export const asked = { from: '2026-03', to: '2026-07' } as const;
