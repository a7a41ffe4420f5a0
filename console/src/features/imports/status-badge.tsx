import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Import } from './api.ts';

const colours = {
  waiting: 'gray',
  running: 'indigo',
  done: 'green',
  failed: 'red',
  undoing: 'orange',
  undone: 'gray',
} as const satisfies Record<Import['status'], string>;

/** Where an import stands, and whether it was only tried. */
export function StatusBadge({ of: { status, dryRun } }: { readonly of: Pick<Import, 'status' | 'dryRun'> }) {
  const { t } = useTranslation('imports');
  return (
    <>
      <Badge variant="light" color={colours[status]}>
        {t(`states.${status}`)}
      </Badge>
      {dryRun && (
        <Badge variant="outline" color="gray" ms={4}>
          {t('dry')}
        </Badge>
      )}
    </>
  );
}
