import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNow } from '../../api/now.ts';
import { useFormat } from '../../language/format.ts';
import { useStageTitle } from '../../language/words-of.ts';
import type { Column } from '../../ui/data-table.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/shown.tsx';
import {
  type ExecutionState as State,
  executionsQuery,
  executionStates,
  type Listed,
  type Machine,
  machines,
} from './api.ts';
import { ExecutionState } from './execution-state.tsx';
import { OperatorSections } from './sections.tsx';
import { useMachineName } from './use-words.ts';

/** What runs, what is overdue and what failed, machine by machine. */
export function Component() {
  const { t } = useTranslation('operator');
  const machineName = useMachineName();
  const [params, setParams] = useSearchParams();
  const machine = machines.find((each) => each === params.get('machine')) ?? 'leads';
  const state = executionStates.find((each) => each === params.get('state')) ?? 'running';
  const choose = (chosen: { readonly machine?: string; readonly state?: string }): void =>
    setParams({ machine, state, ...chosen }, { replace: true });
  return (
    <Page title={t('title')}>
      <OperatorSections at="executions" />
      <Group mb="md" gap="sm" align="end">
        <Select
          label={t('workflow')}
          size="xs"
          data={machines.map((value) => ({ value, label: machineName(value) }))}
          value={machine}
          allowDeselect={false}
          onChange={(chosen) => choose({ machine: chosen ?? machine })}
        />
        <SegmentedControl
          aria-label={t('state')}
          size="xs"
          data={executionStates.map((value) => ({ value, label: t(`states.${value}`) }))}
          value={state}
          onChange={(chosen) => choose({ state: chosen })}
        />
      </Group>
      <Executions key={`${machine} ${state}`} machine={machine} state={state} />
    </Page>
  );
}

function Executions({ machine, state }: { readonly machine: Machine; readonly state: State }) {
  const { t } = useTranslation('operator');
  const query = useInfiniteQuery(executionsQuery(machine, state));
  const columns = useColumns();
  return (
    <PagedTable
      query={query}
      label={t('title')}
      columns={columns}
      keyOf={({ name }) => name}
      to={({ name }) => `/executions/${machine}/${name}`}
      empty={<Empty title={t(`none.${state}`)} />}
    />
  );
}

function useColumns(): readonly Column<Listed>[] {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const now = useNow();
  const stageTitle = useStageTitle();
  return [
    { id: 'name', title: t('name'), value: ({ name }) => name },
    {
      ...{ id: 'stage', title: t('stage'), value: ({ follows }) => follows?.stage },
      show: ({ follows }) => follows && stageTitle(follows.stage),
    },
    { id: 'state', title: t('state'), show: (execution) => <ExecutionState of={execution} /> },
    {
      ...{ id: 'started', title: t('started'), value: ({ startedAt }) => startedAt },
      show: ({ startedAt }) => format.dayAndTime(startedAt),
    },
    {
      ...{ id: 'until', title: t('wakes'), value: ({ follows, endedAt }) => endedAt ?? follows?.until },
      show: ({ follows, endedAt }) =>
        endedAt !== undefined ? (
          t('endedAt', { when: format.dayAndTime(endedAt) })
        ) : (
          <Until at={follows?.until} now={now} />
        ),
    },
  ];
}

function Until({ at, now }: { readonly at: string | undefined; readonly now: string }) {
  const format = useFormat();
  if (at === undefined) return null;
  return (
    <>
      {format.dayAndTime(at)}
      <Text size="xs" c="dimmed">
        {format.fromNow(at, now)}
      </Text>
    </>
  );
}
