import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Listed } from './api.ts';

const colours = {
  running: 'indigo',
  succeeded: 'green',
  failed: 'red',
  'timed-out': 'red',
  aborted: 'gray',
} as const satisfies Record<Listed['status'], string>;

/** How an execution is, and whether somebody must look. */
export function ExecutionState({ of: { status, follows } }: { readonly of: Pick<Listed, 'status' | 'follows'> }) {
  const { t } = useTranslation('operator');
  return (
    <Group gap={4}>
      <Badge variant="light" color={colours[status]}>
        {t(`status.${status}`)}
      </Badge>
      {follows?.overdue === true && (
        <Badge variant="light" color="orange">
          {t('overdue')}
        </Badge>
      )}
      {follows?.abandoned === true && (
        <Badge variant="light" color="red">
          {t('abandoned')}
        </Badge>
      )}
    </Group>
  );
}
