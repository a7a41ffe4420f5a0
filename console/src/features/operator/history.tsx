import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { type Execution, type Machine, type Step, stepsQuery } from './api.ts';
import classes from './operator.module.css';
import { useStateName } from './use-words.ts';

type Props = { readonly machine: Machine; readonly execution: string; readonly of: Execution };

/** What an execution did, the newest first. */
export function History({ machine, execution, of: { steps, next } }: Props) {
  const { t } = useTranslation('operator');
  const earlier = useInfiniteQuery(stepsQuery(machine, execution, next));
  const all = [...steps, ...(earlier.data?.pages.flatMap((page) => page.steps) ?? [])];
  const hasMore = earlier.data ? earlier.hasNextPage : next !== undefined;
  return (
    <section aria-label={t('history')} className={classes.history} tabIndex={0}>
      <Title order={2} size="h4" mb="xs">
        {t('history')}
      </Title>
      <Stack component="ol" className="plain-list" gap={6}>
        {all.map((step) => (
          <StepLine key={step.id} of={step} />
        ))}
      </Stack>
      {hasMore && (
        <Button
          mt="xs"
          size="xs"
          variant="subtle"
          loading={earlier.isFetching}
          onClick={() => void (earlier.data ? earlier.fetchNextPage() : earlier.refetch())}
        >
          {t('earlier')}
        </Button>
      )}
    </section>
  );
}

const colours = {
  began: 'gray',
  entered: 'indigo',
  failed: 'red',
  'timed-out': 'orange',
  ended: 'gray',
} as const satisfies Record<Step['kind'], string>;

function StepLine({ of: { at, kind, state, error, cause } }: { readonly of: Step }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const stateName = useStateName();
  return (
    <li>
      <Group gap="xs" wrap="nowrap" align="start">
        <Text size="sm" c="dimmed" className={classes.when}>
          {format.dayAndTime(at)}
        </Text>
        <Badge size="sm" variant="light" color={colours[kind]} className={classes.kind}>
          {t(`step.${kind}`)}
        </Badge>
        <Text size="sm" component="span">
          {state !== undefined && stateName(state)}
          {kind !== 'timed-out' && error !== undefined && (
            <Text size="xs" c="dimmed" className={classes.said} component="span" display="block">
              {[error, cause].filter((each) => each !== undefined).join(': ')}
            </Text>
          )}
        </Text>
      </Group>
    </li>
  );
}
