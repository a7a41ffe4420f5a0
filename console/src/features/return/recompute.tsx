import { Button, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { askScoring, isUnderWay, type Scoring } from './api.ts';
import classes from './return.module.css';

/** Has all accounts scored now, and says how far that is. */
export function Recompute({ scoring }: { readonly scoring: Scoring }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const may = useMay();
  const { change, isBusy } = useChange(askScoring, { refresh: () => [['return', 'scoring']] });
  useSayWhenOver(scoring);
  if (isUnderWay(scoring))
    return (
      <div className={classes.running} role="status">
        <Text size="xs" c="dimmed">
          {scoring.runningSince === undefined
            ? t('recompute.asked')
            : t('recompute.running', { at: format.time(scoring.runningSince) })}
        </Text>
        <Progress
          value={scoring.runningSince === undefined ? 30 : 100}
          animated
          size="sm"
          aria-label={t('recompute.progress')}
        />
      </div>
    );
  if (!may('ask-scoring')) return null;
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<IconRefresh size={16} />}
      onClick={() => change({})}
      loading={isBusy}
    >
      {t('recompute.ask')}
    </Button>
  );
}

/** When figures of another run have come than those that were shown, what came of it: it may be over before anybody could see it begin. */
function useSayWhenOver({ scored }: Scoring): void {
  const { t } = useTranslation('return');
  const queries = useQueryClient();
  const shown = useRef(scored?.finishedAt);
  useEffect(() => {
    if (!scored || scored.finishedAt === shown.current) return;
    shown.current = scored.finishedAt;
    notifications.show({
      color: 'green',
      message: t('recompute.done', { accounts: t('accounts', { count: scored.accounts }) }),
    });
    void queries.invalidateQueries({ queryKey: ['return', 'migrations'] });
    void queries.invalidateQueries({ queryKey: ['win-backs'] });
  }, [scored, queries, t]);
}
