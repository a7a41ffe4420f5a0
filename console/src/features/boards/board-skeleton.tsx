import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BoardOf } from './api.ts';
import classes from './board.module.css';
import { columnsOf } from './places.ts';

/** The board before its first answer. */
export function BoardSkeleton({ of: { kind, process = 'project' } }: { readonly of: BoardOf }) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.board} role="status" aria-label={t('loading')}>
      {columnsOf(kind, process).map((column) => (
        <div key={column} className={classes.column}>
          <Stack p="sm" gap="sm">
            <Skeleton height={16} width="60%" />
            <Skeleton height={80} />
            <Skeleton height={80} />
          </Stack>
        </div>
      ))}
    </div>
  );
}
