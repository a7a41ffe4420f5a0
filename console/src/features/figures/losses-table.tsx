import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Report } from './api.ts';
import { estimateOf, useCells } from './cells.tsx';
import { useTitles } from './titles.ts';

type Row = Report<'losses'>['rows'][number];

/** Each reason at each stage: in pieces and money, against the time before, and what it breaks. */
export function LossesTable({ report: { rows, currency } }: { readonly report: Report<'losses'> }) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const cells = useCells(currency);
  const columns: Column<Row>[] = [
    { id: 'reason', title: t('losses.reason'), value: ({ reason }) => titles.reason(reason) },
    {
      id: 'stage',
      title: t('stage'),
      value: ({ pipeline, stage }) => `${titles.pipeline(pipeline)}: ${titles.stage(stage)}`,
    },
    {
      ...{ id: 'lost', title: t('losses.lost'), isNumber: true, value: ({ lost }) => lost },
      show: ({ lost, records }) => cells.count(lost, { records }),
    },
    {
      ...{ id: 'before', title: t('losses.before'), help: t('losses.help.before'), isNumber: true },
      value: ({ before }) => before?.lost,
      show: ({ before }) => cells.count(before?.lost, { why: 'tooLongAgo' }),
    },
    {
      ...{ id: 'change', title: t('losses.change'), isNumber: true },
      value: ({ lost, before }) => before && lost - before.lost,
      show: ({ lost, before }) =>
        before ? <Change by={lost - before.lost} /> : cells.count(undefined, { why: 'tooLongAgo' }),
    },
    {
      ...{ id: 'amount', title: t('losses.amount'), help: t('funnel.help.amount'), isNumber: true },
      value: ({ amount }) => estimateOf(amount),
      show: ({ amount }) => cells.estimated(amount),
    },
    {
      ...{ id: 'share', title: t('losses.share'), help: t('losses.help.share'), isNumber: true },
      value: ({ share }) => share,
      show: ({ share }) => cells.percent(share),
    },
    {
      ...{ id: 'ofGone', title: t('losses.ofGone'), help: t('losses.help.ofGone'), isNumber: true },
      value: ({ ofGone }) => ofGone,
      show: ({ ofGone }) => cells.percent(ofGone, {}, 1),
    },
    {
      ...{ id: 'mostly', title: t('losses.mostly'), help: t('losses.help.mostly') },
      value: ({ mostly }) => mostly && titles.source(mostly.source),
      show: ({ mostly, lost }) =>
        mostly && t('losses.from', { source: titles.source(mostly.source), lost: mostly.lost, of: lost }),
    },
  ];
  return (
    <DataTable
      label={t('report.losses')}
      columns={columns}
      rows={rows}
      keyOf={({ pipeline, stage, reason }) => `${pipeline}/${stage}/${reason}`}
      orderIn="order"
    />
  );
}

/** More lost than before is bad, fewer is good; the sign says it as well. */
function Change({ by }: { readonly by: number }) {
  const format = useFormat();
  if (by === 0) return <>{format.number(0)}</>;
  const colour =
    by > 0 ? 'var(--mantine-color-error)' : 'light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))';
  return (
    <Text span inherit c={colour}>
      {by > 0 ? `+${format.number(by)}` : format.number(by)}
    </Text>
  );
}
