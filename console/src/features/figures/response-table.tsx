import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Report } from './api.ts';
import { useChosen } from './asked.ts';
import { useCells } from './cells.tsx';
import { Choose } from './choose.tsx';
import { useTitles } from './titles.ts';

type Row = Report<'quality'>['response'][number];

const views = ['manager', 'hour'] as const;
const counts = ['leads', 'claimed', 'contacted', 'untouched'] as const;
const times = ['claimMedian', 'claimP90', 'contactMedian', 'contactP90'] as const;

/** How soon leads were taken up: by whom, or by the hour they came in. */
export function ResponseTable({ rows, currency }: { readonly rows: readonly Row[]; readonly currency: string }) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const cells = useCells(currency);
  const [view, setView] = useChosen('response', views);
  const all = rows.find(({ by }) => by === 'all');
  const nameOf = ({ name }: Row): string => (view === 'hour' ? t('hour', { hour: name }) : titles.manager(name));
  const columns: Column<Row>[] = [
    { id: 'name', title: t(`quality.by.${view}`), value: nameOf, total: t('total') },
    ...counts.map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`response.${name}`), isNumber: true, value: (row) => row[name] },
        show: (row) => cells.count(row[name], { records: row.records[name] }),
        total: all && cells.count(all[name], { records: all.records[name] }),
      }),
    ),
    ...times.map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`quality.column.${name}`), help: t('quality.help.working'), isNumber: true },
        value: (row) => row[name],
        show: (row) => cells.minutes(row[name], { why: 'noneTaken' }),
        total: all && cells.minutes(all[name], { why: 'noneTaken' }),
      }),
    ),
  ];
  return (
    <>
      <Choose
        label={t('quality.response')}
        options={views.map((value) => ({ value, label: t(`quality.by.${value}`) }))}
        chosen={view}
        onChoose={setView}
      />
      <DataTable
        label={t('quality.response')}
        columns={columns}
        rows={rows.filter(({ by }) => by === view)}
        keyOf={({ by, name = '' }) => `${by} ${name}`}
      />
    </>
  );
}
