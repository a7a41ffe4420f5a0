import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type Queue, queuesQuery } from './api.ts';
import { OperatorSections } from './sections.tsx';
import { useFunctionName } from './use-words.ts';

/** The queues of what was given up, fullest first. */
export function Component() {
  const { t } = useTranslation('operator');
  const query = useQuery(queuesQuery);
  const columns = useColumns();
  return (
    <Page title={t('letters.title')}>
      <OperatorSections at="letters" />
      <Text c="dimmed" size="sm" mb="md" maw={900}>
        {t('letters.about')}
      </Text>
      <Shown query={query}>
        {(queues) => (
          <DataTable
            label={t('letters.title')}
            columns={columns}
            rows={queues.toSorted((a, b) => b.count - a.count)}
            keyOf={({ queue }) => queue}
            to={({ queue }) => `/dead-letters/${queue}`}
            orderIn="order"
          />
        )}
      </Shown>
    </Page>
  );
}

function useColumns(): readonly Column<Queue>[] {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const functionName = useFunctionName();
  return [
    { id: 'what', title: t('letters.what'), value: (queue) => functionName(queue.function) },
    { id: 'function', title: t('letters.function'), value: (queue) => queue.function },
    {
      ...{ id: 'count', title: t('letters.count'), isNumber: true, value: ({ count }) => count },
      show: ({ count }) =>
        count === 0 ? (
          format.number(count)
        ) : (
          <Badge color="red" variant="light">
            {format.number(count)}
          </Badge>
        ),
    },
  ];
}
