import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type Schedule, schedulesQuery } from './api.ts';
import classes from './operator.module.css';
import { OperatorSections } from './sections.tsx';
import { useFunctionName } from './use-words.ts';

/** What is done again and again, and whether it is. */
export function Component() {
  const { t } = useTranslation('operator');
  const query = useQuery(schedulesQuery);
  const columns = useColumns();
  return (
    <Page title={t('schedules.title')}>
      <OperatorSections at="schedules" />
      <Text c="dimmed" size="sm" mb="md" maw={900}>
        {t('schedules.about')}
      </Text>
      <Shown query={query}>
        {(schedules) => (
          <DataTable
            label={t('schedules.title')}
            columns={columns}
            rows={schedules}
            keyOf={({ name }) => name}
            orderIn="order"
          />
        )}
      </Shown>
    </Page>
  );
}

const colours = {
  fine: 'green',
  running: 'indigo',
  failed: 'red',
  stuck: 'red',
  late: 'orange',
  never: 'gray',
} as const satisfies Record<Schedule['health'], string>;

const secondMs = 1000;

function useColumns(): readonly Column<Schedule>[] {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const functionName = useFunctionName();
  return [
    { id: 'what', title: t('schedules.what'), value: ({ name }) => functionName(name) },
    {
      ...{ id: 'every', title: t('schedules.every'), isNumber: true, value: ({ everySeconds }) => everySeconds },
      show: ({ everySeconds }) => format.duration(everySeconds * secondMs),
    },
    {
      ...{ id: 'health', title: t('state'), help: t('schedules.healthHelp'), value: ({ health }) => health },
      show: ({ health }) => (
        <Badge variant="light" color={colours[health]}>
          {t(`health.${health}`)}
        </Badge>
      ),
    },
    {
      ...{ id: 'last', title: t('schedules.last'), value: ({ startedAt }) => startedAt },
      show: ({ startedAt }) => startedAt && format.dayAndTime(startedAt),
    },
    { id: 'did', title: t('schedules.did'), show: (schedule) => <Did of={schedule} /> },
    { id: 'function', title: t('letters.function'), value: ({ name }) => name },
  ];
}

/** What the last run came to. */
function Did({ of: { counts, why } }: { readonly of: Schedule }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  if (why !== undefined)
    return (
      <Text size="sm" component="span" c="red" className={classes.said}>
        {why}
      </Text>
    );
  const done = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
  if (counts !== undefined && done.length === 0) return <>{t('schedules.nothing')}</>;
  return <>{done.map(([name, count]) => `${name}: ${format.number(count)}`).join(', ')}</>;
}
