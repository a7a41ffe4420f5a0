import { ActionIcon, Box, Group } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Cost } from './api.ts';

type Props = {
  readonly costs: readonly Cost[];
  readonly onCorrect: (cost: Cost) => void;
  readonly onRemove: (cost: Cost) => void;
};

const iconSize = 16;
const counts = ['impressions', 'clicks', 'visits'] as const;

/** What a cost was for, in words. */
export function useCostFor(): (cost: Cost) => string {
  const { t } = useTranslation('planning');
  const { sources, segments } = usePlant();
  const titleIn = useTitleIn();
  return ({ channel, campaign, team, segment }) =>
    [
      channel === undefined ? undefined : titleIn(sources, channel),
      campaign === undefined ? undefined : t('costs.ofCampaign', { campaign }),
      team,
      segment === undefined ? undefined : titleIn(segments, segment),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
}

/** The costs of a month, each to be corrected or taken back. */
export function CostsTable({ costs, onCorrect, onRemove }: Props) {
  const { t } = useTranslation(['planning', 'words']);
  const format = useFormat();
  const purposeOf = useCostFor();
  const columns: Column<Cost>[] = [
    { id: 'for', title: t('costs.for'), value: purposeOf },
    {
      ...{ id: 'days', title: t('costs.days'), value: ({ from }) => from },
      show: ({ from, to }) =>
        from === to ? format.day(from) : t('days', { from: format.day(from), to: format.day(to) }),
    },
    { id: 'kind', title: t('costs.kind'), value: ({ costKind }) => t(`costs.kinds.${costKind}`) },
    { id: 'stage', title: t('costs.stage'), value: ({ stage }) => t(`words:lifecycle.${stage}`) },
    {
      ...{ id: 'amount', title: t('costs.amount'), isNumber: true, value: ({ amount }) => amount.netMinor },
      show: ({ amount }) => format.money(amount),
    },
    ...counts.map(
      (name): Column<Cost> => ({
        ...{ id: name, title: t(`costs.${name}`), isNumber: true, value: (cost) => cost[name] },
        show: (cost) => (cost[name] === undefined ? '' : format.number(cost[name])),
      }),
    ),
    {
      ...{ id: 'actions', title: t('costs.actions') },
      show: (cost) => (
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('costs.correctOf', { what: purposeOf(cost) })}
            onClick={() => onCorrect(cost)}
          >
            <IconPencil size={iconSize} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('costs.removeOf', { what: purposeOf(cost) })}
            onClick={() => onRemove(cost)}
          >
            <IconTrash size={iconSize} />
          </ActionIcon>
        </Group>
      ),
    },
  ];
  return (
    <Box mt="md">
      <DataTable
        label={t('costs.title')}
        columns={columns}
        rows={costs}
        keyOf={({ id }) => id}
        orderIn="order"
        empty={<Empty title={t('costs.none')}>{t('costs.noneAbout')}</Empty>}
      />
    </Box>
  );
}
