import { Anchor, Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf, usePlant } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import type { Column } from '../../ui/stacked-table.tsx';
import type { Cut, Row } from './api.ts';
import { Chance } from './chance.tsx';
import { useCellName } from './words.ts';

/** What is shown of accounts that bought. */
export function useAccountColumns(cut: Cut, currency: string): readonly Column<Row>[] {
  const { t } = useTranslation('return');
  const format = useFormat();
  const nameOf = useNameOf();
  const titleIn = useTitleIn();
  const cellName = useCellName();
  const { segments } = usePlant();
  const money = (netMinor: number): string => format.shortMoney({ netMinor, currency });
  return [
    {
      id: 'who',
      title: t('column.who'),
      cell: ({ accountId, company, segment, valuable }) => (
        <div>
          <Anchor component={Link} to={`/accounts/${accountId}`} size="sm" fw={600}>
            {company ?? t('private')}
          </Anchor>{' '}
          {valuable && (
            <Badge size="xs" variant="light" color="grape">
              {t('valuable')}
            </Badge>
          )}
          <Text size="xs" c="dimmed">
            {segment === undefined ? '' : titleIn(segments, segment)}
          </Text>
        </div>
      ),
    },
    { id: 'chance', title: t('column.chance'), isNumber: true, cell: (row) => <Chance row={row} cut={cut} /> },
    { id: 'group', title: t('column.group'), cell: ({ group }) => <Text size="sm">{cellName(group)}</Text> },
    { id: 'last', title: t('column.last'), cell: ({ lastOn }) => <Text size="sm">{format.day(lastOn)}</Text> },
    {
      id: 'rhythm',
      title: t('column.rhythm'),
      cell: ({ reorder }) => (
        <Text size="sm">
          {reorder
            ? `${t('rhythm.every', { count: Math.round(reorder.usualDays) })}; ${t(`rhythm.state.${reorder.state}`, { on: format.day(reorder.dueOn) })}`
            : '—'}
        </Text>
      ),
    },
    { id: 'orders', title: t('column.orders'), isNumber: true, cell: ({ orders }) => format.number(orders) },
    { id: 'average', title: t('column.average'), isNumber: true, cell: ({ averageMinor }) => money(averageMinor) },
    { id: 'margin', title: t('column.margin'), isNumber: true, cell: ({ marginMinor }) => money(marginMinor) },
    { id: 'owner', title: t('column.owner'), cell: ({ owner }) => <Text size="sm">{nameOf(owner) ?? '—'}</Text> },
  ];
}
