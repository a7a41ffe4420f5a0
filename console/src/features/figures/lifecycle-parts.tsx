import { useTranslation } from 'react-i18next';
import { useSaid } from '../../language/use-language.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import { useTitles } from './titles.ts';

type Props = { readonly report: Report<'lifecycle'> };
const whole = 100;
const partOf = (percent: number | undefined): number | undefined =>
  percent === undefined ? undefined : percent / whole;

/** The steps of the product pyramid, the highest on top. */
export function LifecyclePyramid({ report: { pyramid, currency } }: Props) {
  const { t } = useTranslation('figures');
  const cells = useCells(currency);
  type Row = (typeof pyramid)[number];
  const columns: Column<Row>[] = [
    {
      id: 'step',
      title: t('lifecycle.step'),
      value: ({ step }) => step,
      show: ({ step }) => t('lifecycle.onStep', { step }),
    },
    {
      ...{ id: 'customers', title: t('lifecycle.stepCustomers'), isNumber: true, value: ({ customers }) => customers },
      show: ({ customers, records }) => cells.count(customers, { records: records.customers }),
    },
    {
      ...{ id: 'movedUp', title: t('lifecycle.movedUp'), isNumber: true, value: ({ movedUp }) => movedUp },
      show: ({ movedUp, records }) => cells.count(movedUp, { records: records.movedUp }),
    },
  ];
  return (
    <DataTable
      label={t('lifecycle.pyramid')}
      columns={columns}
      rows={pyramid.toSorted((a, b) => b.step - a.step)}
      keyOf={({ step }) => String(step)}
      isBounded={false}
      empty={<Empty title={t('nothing')} />}
    />
  );
}

/** What each group of products brings. */
export function LifecycleGroups({ report: { groups, currency } }: Props) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const cells = useCells(currency);
  type Row = (typeof groups)[number];
  const columns: Column<Row>[] = [
    { id: 'group', title: t('filter.name.group'), value: ({ group }) => titles.product(group) },
    {
      ...{ id: 'orders', title: t('figure.ordersCount'), isNumber: true, value: ({ orders }) => orders },
      show: ({ orders, records }) => cells.count(orders, { records }),
    },
    ...(['revenue', 'margin'] as const).map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`economics.column.${name}`), isNumber: true, value: (row) => row[name] },
        show: (row) => cells.money(row[name]),
      }),
    ),
    {
      ...{ id: 'marginPercent', title: t('lifecycle.marginPercent'), isNumber: true },
      value: ({ marginPercent }) => marginPercent,
      show: ({ marginPercent }) => cells.percent(partOf(marginPercent), { why: 'noOrders' }, 1),
    },
    {
      ...{ id: 'discount', title: t('lifecycle.discount'), help: t('lifecycle.help.discount'), isNumber: true },
      value: ({ discountPercent }) => discountPercent,
      show: ({ discountPercent }) => cells.percent(partOf(discountPercent), { why: 'noQuotes' }, 1),
    },
  ];
  return (
    <DataTable
      label={t('lifecycle.groups')}
      columns={columns}
      rows={groups}
      keyOf={({ group = '' }) => group}
      isBounded={false}
      empty={<Empty title={t('nothing')} />}
    />
  );
}

/** Who sees to the customers of each stage. */
export function LifecycleRoles({ report: { roles } }: Props) {
  const { t } = useTranslation(['figures', 'words']);
  const said = useSaid();
  const titles = useTitles();
  type Row = (typeof roles)[number];
  const columns: Column<Row>[] = [
    { id: 'stage', title: t('lifecycle.stage'), show: ({ stage }) => t(`words:lifecycle.${stage}`) },
    {
      id: 'segment',
      title: t('filter.name.segment'),
      show: ({ segment }) => (segment === undefined ? t('lifecycle.allSegments') : titles.segment(segment)),
    },
    { id: 'role', title: t('lifecycle.role'), show: ({ role }) => said(role) },
    { id: 'person', title: t('lifecycle.person'), show: ({ person }) => titles.manager(person) },
  ];
  return (
    <DataTable
      label={t('lifecycle.roles')}
      columns={columns}
      rows={roles}
      keyOf={({ stage, segment = '' }) => `${stage}/${segment}`}
      isBounded={false}
      empty={<Empty title={t('lifecycle.noRoles')} />}
    />
  );
}
