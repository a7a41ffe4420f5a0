import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { seeds } from '../../../../settings/seeds.ts';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { root } from '../../../../local/paths.ts';
import type { EconomicsRow } from '../../../../shared/domain/figures/economics.ts';
import { reportEconomics } from '../../../../shared/domain/figures/report-economics.ts';
import { reportFunnel } from '../../../../shared/domain/figures/report-funnel.ts';
import { reportQuality } from '../../../../shared/domain/figures/report-quality.ts';
import type { Scoping } from '../../../../shared/domain/figures/scope.ts';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import type { Sum } from '../../../../shared/domain/money/sums.ts';
import { anna, boris } from '../../../support/domain/actors.ts';
import { idOf, policyWith } from '../../../support/domain/contexts.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

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
const tableOf = (name: string): readonly Line[] => tables.get(name) ?? [];

const ids = { lead: 0x100, deal: 0x200, order: 0x300, claim: 0x400, cost: 0x500 } as const;
const id = (kind: keyof typeof ids, n = ''): string => idOf(ids[kind] + Number(n));
const accountOf = (letter = ''): string => idOf(0xa00 + letter.charCodeAt(0));
const staff: Readonly<Record<string, string>> = { Anna: anna.id, Boris: boris.id };
const owned = (name = '') => (staff[name] === undefined ? {} : { owner: staff[name] });
const rubles = (typed = '') => ({ netMinor: Number(typed) * 100, currency: 'RUB', vatPercent: 22 });
const noon = (day = ''): string => `${day}T09:00:00.000Z`;

const facts: Fact[] = [];
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

async function services(): Promise<Scoping> {
  const store: MemoryRecords = await storeOf(new ToldClock());
  store.facts.push(...facts);
  const segments = seeds.segments.map((each) => ({ ...each, ...(each.id === 'dealer' && { marginPercent: 40 }) }));
  return {
    ...{ records: store, journal: store, clock: { now: () => Promise.resolve(noon('2026-07-01')) } },
    policies: { at: () => Promise.resolve(policyWith({ segments })) },
  };
}
const asked = { from: '2026-03', to: '2026-07' } as const;

const shown = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toFixed(4))));
const inRubles = (sums: readonly Sum[]): string => String((sums[0]?.netMinor ?? 0) / 100);
const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name}:${String(count)}`)
    .join(' ');

describe('The example of the documentation', () => {
  it('is of twenty records at most', () => {
    const records = Object.keys(ids).flatMap((kind) => tableOf(kind));
    expect([records.length, records.length <= 20]).toEqual([19, true]);
  });

  it('has the product’s funnel, every cell', async () => {
    const { stages } = await reportFunnel({ ...asked, by: 'arrival' }, await services());
    expect(
      stages
        .filter(({ pipeline }) => pipeline !== 'dealer-order')
        .map(({ stage, entered, movedOn, lost, parked, wentBack, here, conversion }) => ({
          ...{ stage, entered: String(entered), 'moved on': String(movedOn), lost: listed(lost.byReason) },
          ...{ parked: listed(parked.byBasket), 'went back': String(wentBack), here: String(here) },
          conversion: shown(conversion),
        })),
    ).toEqual(tableOf('stage'));
  });

  it('has the product’s quality of leads, every cell', async () => {
    const { rows } = await reportQuality(asked, await services());
    expect(
      rows.map((row) => ({
        ...{ source: row.source, leads: String(row.leads), MQL: String(row.mql), 'non-target': String(row.nonTarget) },
        ...{ undecided: String(row.undecided), spam: String(row.spam), share: shown(row.nonTargetShare) },
        ...{ spent: inRubles(row.spent), 'on non-target': inRubles(row.spentOnNonTarget) },
      })),
    ).toEqual(tableOf('source'));
  });

  it('has the product’s unit economics, every cell', async () => {
    const { rows } = await reportEconomics(asked, await services());
    const cellOf = (row: EconomicsRow, name: string): string => {
      if (name === 'payback')
        return row.payback && 'months' in row.payback
          ? String(row.payback.months)
          : `not yet: ${String(row.payback?.notYet)}`;
      const value = row[name as 'cpl'];
      const isMoney = ![
        'leads',
        'marketingLeads',
        'mql',
        'sql',
        'open',
        'accounts',
        'customers',
        'romi',
        'ros',
        'totalReturn',
      ].includes(name);
      return shown(value !== undefined && isMoney ? value / 100 : value);
    };
    const table = tableOf('figure');
    expect(
      table.map(({ figure = '' }) => ({
        figure,
        ...Object.fromEntries(
          rows.map((row) => [[row.segment, row.month].filter(Boolean).join(' '), cellOf(row, figure)]),
        ),
      })),
    ).toEqual(table);
    expect(table).toHaveLength(26);
  });

  it('has the product’s return on sales by manager, every cell', async () => {
    const { managers } = await reportEconomics(asked, await services());
    const names = new Map(Object.entries(staff).map(([name, of]) => [of, name]));
    expect(
      managers?.map(({ manager = '', orders, revenue, margin, salesCost = 0, ros }) => ({
        ...{ manager: names.get(manager), orders: String(orders), revenue: shown(revenue / 100) },
        ...{ margin: shown(margin / 100), salesCost: shown(salesCost / 100), ros: shown(ros) },
      })),
    ).toEqual(tableOf('manager'));
  });
});
