import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNow } from '../../api/now.ts';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import type { Column } from '../../ui/data-table.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import { DeliveryWindow } from './delivery-window.tsx';
import { useAttemptWords } from './use-attempt-words.ts';
import { deliveriesQuery, type Delivery, deliveryStates, replayDelivery } from './webhooks-api.ts';

/** What was sent to a system, or is to be. */
export function Deliveries({ id }: { readonly id: string }) {
  const { t } = useTranslation('settings');
  const [params, setParams] = useSearchParams();
  const state = deliveryStates.find((each) => each === params.get('state'));
  const query = useInfiniteQuery(deliveriesQuery(id, state));
  const [shown, setShown] = useState<string>();
  const columns = useColumns(id, setShown);
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('deliveries.title')}
        </Title>
        <SegmentedControl
          aria-label={t('deliveries.state')}
          size="xs"
          data={[
            { value: '', label: t('deliveries.all') },
            ...deliveryStates.map((value) => ({ value, label: t(`deliveries.states.${value}`) })),
          ]}
          value={state ?? ''}
          onChange={(value) => setParams(value === '' ? {} : { state: value }, { replace: true })}
        />
      </Group>
      <PagedTable
        query={query}
        label={t('deliveries.title')}
        columns={columns}
        keyOf={(delivery) => delivery.id}
        empty={<Empty title={t('deliveries.none')} />}
      />
      {shown !== undefined && <DeliveryWindow id={id} deliveryId={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}

function useColumns(id: string, onShow: (deliveryId: string) => void): readonly Column<Delivery>[] {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const attemptWords = useAttemptWords();
  return [
    { id: 'type', title: t('deliveries.type'), value: ({ type }) => type },
    {
      ...{ id: 'created', title: t('deliveries.created'), value: ({ createdAt }) => createdAt },
      show: ({ createdAt }) => format.dayAndTime(createdAt),
    },
    {
      ...{ id: 'state', title: t('webhooks.state'), value: ({ state }) => state },
      show: (delivery) => <DeliveryState of={delivery} />,
    },
    { id: 'tries', title: t('deliveries.tries'), isNumber: true, value: ({ tries }) => tries },
    {
      ...{ id: 'last', title: t('deliveries.last') },
      show: ({ attempts }) => {
        const last = attempts.at(-1);
        return last && attemptWords(last);
      },
    },
    {
      ...{ id: 'deed', title: t('deliveries.deed') },
      show: (delivery) => (
        <Group gap="xs" wrap="nowrap">
          <Button size="compact-xs" variant="default" onClick={() => onShow(delivery.id)}>
            {t('deliveries.show')}
          </Button>
          <Replay id={id} of={delivery} />
        </Group>
      ),
    },
  ];
}

function DeliveryState({ of: { state, nextAt } }: { readonly of: Delivery }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const now = useNow();
  return (
    <>
      {t(`deliveries.states.${state}`)}
      {nextAt !== undefined && (
        <Text size="xs" c="dimmed">
          {t('deliveries.next', { when: format.fromNow(nextAt, now) })}
        </Text>
      )}
    </>
  );
}

function Replay({ id, of }: { readonly id: string; readonly of: Delivery }) {
  const { t } = useTranslation('settings');
  const may = useMay();
  const { change, isBusy } = useChange(replayDelivery, {
    refresh: () => [['webhook', id]],
    done: () => notifications.show({ message: t('deliveries.replayed'), color: 'green' }),
  });
  if (!may('manage-webhook')) return null;
  return (
    <Button size="compact-xs" variant="default" loading={isBusy} onClick={() => change({ id, deliveryId: of.id })}>
      {t('deliveries.replay')}
    </Button>
  );
}
