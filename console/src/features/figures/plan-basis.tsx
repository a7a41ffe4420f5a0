import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Pipeline } from '../../../../shared/domain/figures/stages.ts';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import { Part } from './report-frame.tsx';
import { useTitles } from './titles.ts';

type Stage = Report<'plan'>['stages'][number];

/** What the forecast rests on: how many of those that stood as long at a stage were paid in time. */
export function PlanBasis({ report: { conversion, stages, currency } }: { readonly report: Report<'plan'> }) {
  const { t, i18n } = useTranslation('figures');
  const format = useFormat();
  const titles = useTitles();
  const cells = useCells(currency);
  const { won, decided, meanOrder } = conversion;
  const stageOf = ({ stage }: Stage): string => {
    const [pipeline = '', name = ''] = stage.split('/');
    return `${titles.pipeline(pipeline as Pipeline)}: ${titles.stage(name)}`; // `project/agree-price`
  };
  const stoodOf = ({ stood }: Stage): string => {
    const key = `plan.stood.${stood}`;
    return i18n.exists(`figures:${key}`) ? (t as (of: string) => string)(key) : stood;
  };
  const columns: Column<Stage>[] = [
    { id: 'stage', title: t('stage'), value: stageOf },
    { id: 'stood', title: t('plan.stoodFor'), value: stoodOf },
    { id: 'open', title: t('plan.open'), value: ({ open }) => open, isNumber: true },
    {
      ...{ id: 'share', title: t('plan.reached'), help: t('plan.help.reached'), isNumber: true },
      value: ({ reached, of }) => (of === 0 ? undefined : reached / of),
      show: ({ reached, of }) => cells.percent(of === 0 ? undefined : reached / of, { why: 'noneStood' }),
    },
    { id: 'of', title: t('plan.observed'), value: ({ of }) => of, isNumber: true },
  ];
  return (
    <Part title={t('plan.basis')} about={t('plan.basisAbout')}>
      <Text size="sm" mb="xs">
        {decided === 0
          ? t('plan.noConversion')
          : t('plan.conversion', { won, decided, share: format.percent(won / decided) })}{' '}
        {meanOrder !== undefined && t('plan.meanOrder', { amount: format.money({ netMinor: meanOrder, currency }) })}
      </Text>
      {stages.length > 0 && (
        <DataTable
          label={t('plan.basis')}
          columns={columns}
          rows={stages}
          keyOf={({ stage, stood }) => `${stage} ${stood}`}
        />
      )}
    </Part>
  );
}
