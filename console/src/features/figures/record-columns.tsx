import { useTranslation } from 'react-i18next';
import { usePlant } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import type { Column } from '../../ui/data-table.tsx';
import type figures from './figures.en.json';
import type { Counted } from './record-lists.ts';
import { useTitles } from './titles.ts';

type Name = keyof typeof figures.records.column;
export type RecordColumn = Column<Counted>;

/** Where one of them is looked at. */
export function placeOf({ kind, id, dealId, accountId }: Counted): string {
  if (kind === 'lead') return `/leads/${id}`;
  if (kind === 'deal') return `/deals/${id}`;
  if (kind === 'order') return dealId === undefined ? `/accounts/${accountId ?? ''}` : `/deals/${dealId}`;
  return `/accounts/${id}`;
}

const minorInOne = 100;
const inUnits = (minor: number | undefined): number | undefined =>
  minor === undefined ? undefined : minor / minorInOne;

type Told = {
  readonly value: (item: Counted) => string | number | undefined;
  readonly show?: (item: Counted) => string;
};

/** What a list tells of each: the columns of which any of them says something. */
export function useRecordColumns(): (items: readonly Counted[]) => RecordColumn[] {
  const { t } = useTranslation('figures');
  const told: Readonly<Record<Name, Told>> = { ...useNamed(), ...useDays(), ...useAmounts() };
  const order = Object.keys(told) as Name[]; // Object.keys forgets the key type
  return (items) =>
    order
      .filter((name) => name === 'company' || items.some((item) => told[name].value(item) !== undefined))
      .map((name) => {
        const { value, show } = told[name];
        return {
          id: name,
          title: t(`records.column.${name}`),
          value,
          isNumber: numbers.has(name),
          ...(show && { show: (item: Counted) => (value(item) === undefined ? '' : show(item)) }),
        };
      });
}

const numbers: ReadonlySet<string> = new Set<Name>([
  'amount',
  'won',
  'netMinor',
  'revenue',
  'margin',
  'orders',
  'activities',
  'daysAtWork',
  'visits',
]);

/** What is told in words. */
function useNamed() {
  const { t, i18n } = useTranslation('figures');
  const titles = useTitles();
  const word = (key: string, otherwise: string): string =>
    i18n.exists(`figures:${key}`) ? (t as (of: string) => string)(key) : otherwise;
  const said = (of: string | undefined, name: (id: string) => string) => (of === undefined ? undefined : name(of));
  return {
    company: {
      value: ({ company, kind }) => company ?? (kind === 'lead' ? t('records.noCompany') : t('records.open')),
    },
    kind: { value: ({ kind }) => kind && t(`records.kind.${kind}`) },
    segment: { value: ({ segment }) => said(segment, titles.segment) },
    owner: { value: ({ owner, manager }) => said(owner ?? manager, titles.manager) },
    verdict: { value: ({ verdict }) => said(verdict, (of) => word(`verdict.${of}`, of)) },
    outcome: { value: ({ outcome, left }) => said(outcome ?? left, (of) => word(`outcome.${of}`, of)) },
    reason: { value: ({ reason }) => said(reason, titles.reason) },
    competitor: { value: ({ competitor, rivals }) => competitor ?? rivals?.join(', ') },
    action: { value: ({ action }) => said(action, (of) => word(`action.${of}`, of)) },
    cause: { value: ({ cause }) => said(cause, (of) => word(`cause.${of}`, of)) },
    step: { value: ({ step }) => step },
  } satisfies Partial<Record<Name, Told>>;
}

/** When something happened. */
function useDays() {
  const format = useFormat();
  const day = (of: (item: Counted) => string | undefined) => ({
    value: of,
    show: (item: Counted) => format.day(of(item) ?? ''),
  });
  return {
    month: { value: ({ month }) => month, show: ({ month = '' }) => format.month(month) },
    on: day(({ on }) => on),
    arrivedAt: day(({ arrivedAt }) => arrivedAt),
    enteredAt: day(({ enteredAt }) => enteredAt),
    leftAt: day(({ leftAt }) => leftAt),
    claimedAt: day(({ claimedAt }) => claimedAt),
    contactedAt: day(({ contactedAt }) => contactedAt),
    decidedAt: day(({ decidedAt }) => decidedAt),
    lostAt: day(({ lostAt }) => lostAt),
    shippedAt: day(({ shippedAt }) => shippedAt),
    startedOn: day(({ startedOn }) => startedOn),
    lastOrderOn: day(({ lastOrderOn }) => lastOrderOn),
  } satisfies Partial<Record<Name, Told>>;
}

/** What is counted; files have money in whole units. */
function useAmounts() {
  const format = useFormat();
  const { currency } = usePlant();
  const money = (of: (item: Counted) => number | undefined) => ({
    value: (item: Counted) => inUnits(of(item)),
    show: (item: Counted) => format.money({ netMinor: of(item) ?? 0, currency }),
  });
  const count = (of: (item: Counted) => number | undefined, digits = 0) => ({
    value: of,
    show: (item: Counted) => format.number(of(item) ?? 0, digits),
  });
  return {
    amount: {
      value: ({ amount }) => inUnits(amount?.netMinor),
      show: ({ amount }) => (amount ? format.money(amount) : ''),
    },
    won: {
      value: ({ won }) => (typeof won === 'object' ? inUnits(won.netMinor) : undefined),
      show: ({ won }) => (typeof won === 'object' ? format.money(won) : ''),
    },
    netMinor: money(({ netMinor }) => netMinor),
    revenue: money(({ revenue }) => revenue),
    margin: money(({ margin }) => margin),
    orders: count(({ orders }) => orders),
    activities: count(({ activities }) => activities),
    daysAtWork: count(({ daysAtWork }) => daysAtWork, 1),
    visits: count(({ visits }) => visits),
  } satisfies Partial<Record<Name, Told>>;
}
