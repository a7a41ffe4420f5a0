import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { type Column, StackedTable } from '../../ui/stacked-table.tsx';
import type { Cut } from './api.ts';

type Base = Cut['bases'][number];

/** By which boundaries of the week accounts were told apart: the company’s, and those of segments with buyers enough. */
export function Boundaries({ cut, currency }: { readonly cut: Cut; readonly currency: string }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const titleIn = useTitleIn();
  const { segments } = usePlant();
  const money = (netMinor: number): string => format.shortMoney({ netMinor, currency });
  const columns: readonly Column<Base>[] = [
    {
      id: 'base',
      title: t('base.whose'),
      cell: ({ name }) => (name === 'company' ? t('base.company') : titleIn(segments, name)),
    },
    { id: 'buyers', title: t('base.buyers'), isNumber: true, cell: ({ buyers }) => format.number(buyers) },
    {
      id: 'recency',
      title: t('base.recency'),
      cell: ({ boundaries: { recency } }) =>
        t('base.days', { best: format.number(recency[0]), middle: format.number(recency[1]) }),
    },
    {
      id: 'frequency',
      title: t('base.frequency'),
      cell: ({ boundaries: { frequency } }) =>
        t('base.above', { middle: format.number(frequency[0]), best: format.number(frequency[1]) }),
    },
    {
      id: 'monetary',
      title: t('base.monetary'),
      cell: ({ boundaries: { monetary } }) => t('base.above', { middle: money(monetary[0]), best: money(monetary[1]) }),
    },
    {
      id: 'valuable',
      title: t('base.valuable'),
      isNumber: true,
      cell: ({ valuableAbove }) => t('base.more', { margin: money(valuableAbove) }),
    },
  ];
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('base.title', { on: format.day(cut.on) })}
      </Title>
      <Text size="sm" c="dimmed" mb="sm" maw={760}>
        {t('base.about')}
      </Text>
      <StackedTable caption={t('base.whose')} columns={columns} rows={cut.bases} keyOf={({ name }) => name} />
    </section>
  );
}
