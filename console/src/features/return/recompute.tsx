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

/** When a run that was under way has ended, what came of it. */
function useSayWhenOver(scoring: Scoring): void {
  const { t } = useTranslation('return');
  const queries = useQueryClient();
  const wasUnderWay = useRef(false);
  const isNow = isUnderWay(scoring);
  const accounts = scoring.scored?.accounts ?? 0;
  useEffect(() => {
    if (wasUnderWay.current && !isNow) {
      notifications.show({
        color: 'green',
        message: t('recompute.done', { accounts: t('accounts', { count: accounts }) }),
      });
      void queries.invalidateQueries({ queryKey: ['return', 'migrations'] });
      void queries.invalidateQueries({ queryKey: ['win-backs'] });
    }
    wasUnderWay.current = isNow;
  }, [isNow, accounts, queries, t]);
}
