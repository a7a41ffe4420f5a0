import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import type { Step } from './api.ts';
import classes from './operator.module.css';
import { useStateName } from './use-words.ts';

/** What an execution did, the newest first. @param children the way to what it did before */
export function History({ steps, children }: { readonly steps: readonly Step[]; readonly children: ReactNode }) {
  const { t } = useTranslation('operator');
  return (
    <section aria-label={t('history')} className={classes.history} tabIndex={0}>
      <Title order={2} size="h4" mb="xs">
        {t('history')}
      </Title>
      <Stack component="ol" className="plain-list" gap={6}>
        {steps.map((step) => (
          <StepLine key={step.id} of={step} />
        ))}
      </Stack>
      {children}
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
