import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookState } from './webhook-state.tsx';
import { type Webhook, webhooksQuery } from './webhooks-api.ts';

const iconSize = 16;

/** The systems that are told of events. */
export function Component() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const query = useQuery(webhooksQuery);
  const columns = useColumns();
  const [isOpening, setOpening] = useState(false);
  return (
    <Page
      title={t('webhooks.title')}
      actions={
        may('manage-webhook') && (
          <Button size="xs" leftSection={<IconPlus size={iconSize} />} onClick={() => setOpening(true)}>
            {t('webhooks.open')}
          </Button>
        )
      }
    >
      <Shown query={query}>
        {(items) => (
          <DataTable
            label={t('webhooks.title')}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            to={({ id }) => `/settings/webhooks/${id}`}
            orderIn="order"
            empty={<Empty title={t('webhooks.none')}>{t('webhooks.noneAbout')}</Empty>}
          />
        )}
      </Shown>
      {isOpening && <WebhookForm onClose={() => setOpening(false)} />}
    </Page>
  );
}

function useColumns(): readonly Column<Webhook>[] {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return [
    { id: 'url', title: t('webhooks.url'), value: ({ url }) => url },
    { id: 'what', title: t('webhooks.description'), value: ({ description }) => description },
    { id: 'types', title: t('webhooks.types'), value: ({ types }) => types?.join(', ') ?? t('webhooks.allTypes') },
    {
      ...{ id: 'state', title: t('webhooks.state'), value: ({ state }) => state },
      show: (webhook) => <WebhookState of={webhook} />,
    },
    {
      ...{ id: 'opened', title: t('webhooks.opened'), value: ({ createdAt }) => createdAt },
      show: ({ createdAt }) => format.day(createdAt),
    },
  ];
}
