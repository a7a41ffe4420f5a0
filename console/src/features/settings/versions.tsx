import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Setting } from './api.ts';

/** Who changed a setting when, the latest in front. */
export function Versions({ of: { versions } }: { readonly of: Setting }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const nameOf = useNameOf();
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('history.title')}
      </Title>
      <DataTable
        label={t('history.title')}
        isBounded={false}
        columns={[
          { id: 'n', title: t('history.n'), value: ({ n }) => n },
          {
            id: 'from',
            title: t('history.from'),
            value: ({ from }) => from,
            show: ({ from }) => format.dayAndTime(from),
          },
          { id: 'at', title: t('history.at'), value: ({ at }) => at, show: ({ at }) => format.dayAndTime(at) },
          { id: 'by', title: t('history.by'), value: ({ by }) => nameOf(by) },
        ]}
        rows={versions.toReversed()}
        keyOf={({ n }) => String(n)}
        empty={
          <Text size="sm" c="dimmed">
            {t('history.none')}
          </Text>
        }
      />
    </section>
  );
}
