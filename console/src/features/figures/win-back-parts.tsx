import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { NoData } from '../../ui/no-data.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import { useTitles } from './titles.ts';

type WinBackReport = Report<'win-backs'>;
type Effect = WinBackReport['effects'][number];
type Cause = WinBackReport['causes'][number];
type Props = { readonly report: WinBackReport };

/** Whether letters help: those they went to against those held out. */
export function WinBackEffects({ report: { effects, currency } }: Props) {
  const { t } = useTranslation('figures');
  const cells = useCells(currency);
  const columns: Column<Effect>[] = [
    { id: 'action', title: t('filter.name.action'), show: ({ action }) => t(`action.${action}`) },
    ...(['treated', 'heldOut'] as const).flatMap((arm): Column<Effect>[] => [
      {
        ...{ id: arm, title: t(`winBacks.arm.${arm}`), isNumber: true, value: (row) => row[arm].count },
        show: (row) => cells.count(row[arm].count, { records: row.records[arm] }),
      },
      {
        ...{ id: `${arm}Returned`, title: t('winBacks.armReturned'), isNumber: true },
        value: (row) => row[arm].returned,
      },
    ]),
    {
      ...{ id: 'lift', title: t('winBacks.lift'), help: t('winBacks.help.lift') },
      show: ({ lift }) => <Lift lift={lift} />,
    },
  ];
  return (
    <DataTable
      label={t('winBacks.effects')}
      columns={columns}
      rows={effects}
      keyOf={({ action }) => action}
      isBounded={false}
    />
  );
}

function Lift({ lift }: { readonly lift: Effect['lift'] }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  if (!lift) return <NoData why={t('why.notMeasurable')} />;
  return t('winBacks.liftOf', {
    difference: format.percent(lift.difference, 1),
    low: format.percent(lift.low, 1),
    high: format.percent(lift.high, 1),
  });
}

/** Why customers went silent, by what they had ordered, from whom and how late it came. */
export function SilenceCauses({ report: { causes, currency } }: Props) {
  const { t, i18n } = useTranslation('figures');
  const titles = useTitles();
  const cells = useCells(currency);
  const nameOf = ({ by, name }: Cause): string => {
    if (name === undefined) return t('winBacks.unknown');
    if (by === 'manager') return titles.manager(name);
    const key = `winBacks.late.${name}`;
    return by === 'lateness' && i18n.exists(`figures:${key}`) ? (t as (of: string) => string)(key) : name;
  };
  const columns: Column<Cause>[] = [
    { id: 'cause', title: t('filter.name.cause'), value: ({ cause }) => t(`cause.${cause}`) },
    { id: 'by', title: t('winBacks.axis'), value: ({ by }) => t(`winBacks.by.${by}`) },
    { id: 'name', title: t('winBacks.name'), value: nameOf },
    {
      ...{ id: 'count', title: t('winBacks.count'), isNumber: true, value: ({ count }) => count },
      show: ({ count, records }) => cells.count(count, { records }),
    },
  ];
  return (
    <DataTable
      label={t('winBacks.causes')}
      columns={columns}
      rows={causes}
      keyOf={({ by, name = '', cause }) => `${by}/${name}/${cause}`}
      empty={<Empty title={t('nothing')}>{t('winBacks.noCauses')}</Empty>}
    />
  );
}
