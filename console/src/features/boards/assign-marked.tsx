import { Button, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../../api/plant.ts';
import { useMay } from '../../api/use-session.ts';
import { useChange } from '../../api/use-change.ts';
import { assignDeals, assignLeads } from './api.ts';

type Props = {
  readonly kind: 'lead' | 'deal';
  readonly marked: ReadonlySet<string> | undefined;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
};

/** For a head: cards are marked and given to a manager together. */
export function AssignMarked({ kind, marked, onBegin, onEnd }: Props) {
  const { t } = useTranslation(['boards', 'ui']);
  const { staff } = usePlant();
  const may = useMay();
  const [to, setTo] = useState<string | null>(null);
  const { change, isBusy } = useChange(kind === 'lead' ? assignLeads : assignDeals, {
    refresh: () => [[`${kind}s-board`]],
    done: ({ results }) => {
      const given = results.filter(({ ok }) => ok).length;
      const left = results.length - given;
      notifications.show({ color: 'green', message: t('assign.done', { count: given }) });
      if (left > 0) notifications.show({ color: 'orange', message: t('assign.failed', { count: left }) });
      onEnd();
    },
  });
  if (!may(`assign-${kind}`)) return null;
  if (!marked)
    return (
      <Button size="xs" variant="default" onClick={onBegin}>
        {t('assign.begin')}
      </Button>
    );
  return (
    <>
      <Text size="sm" role="status">
        {t('assign.marked', { count: marked.size })}
      </Text>
      <Select
        size="xs"
        aria-label={t('assign.to')}
        placeholder={t('assign.to')}
        data={staff
          .filter(({ group }) => group === 'manager' || group === 'head')
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={setTo}
        w={180}
      />
      <Button
        size="xs"
        loading={isBusy}
        disabled={marked.size === 0 || to === null}
        onClick={() => change({ ids: [...marked], to: to ?? '' })}
      >
        {t('assign.begin')}
      </Button>
      <Button size="xs" variant="subtle" onClick={onEnd}>
        {t('ui:cancel')}
      </Button>
    </>
  );
}
