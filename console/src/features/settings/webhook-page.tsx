import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { Facts } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Deliveries } from './deliveries.tsx';
import { WebhookDeeds } from './webhook-deeds.tsx';
import { WebhookState } from './webhook-state.tsx';
import { type Webhook, webhookQuery } from './webhooks-api.ts';

/** One system that is told of events, and what was sent to it. */
export function Component() {
  const { t } = useTranslation('settings');
  const { id = '' } = useParams();
  const may = useMay();
  const query = useQuery(webhookQuery(id));
  const { data } = query;
  return (
    <Page
      title={data?.description ?? data?.url ?? t('webhooks.title')}
      actions={data && may('manage-webhook') && <WebhookDeeds of={data} />}
    >
      <Shown query={query}>
        {(webhook) => (
          <Stack gap="lg" maw={1200}>
            <About of={webhook} />
            <Deliveries id={id} />
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function About({ of }: { readonly of: Webhook }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { url, types, createdAt, secretRotatedAt } = of;
  return (
    <Facts
      facts={[
        [t('webhooks.url'), url],
        [t('webhooks.state'), <WebhookState key="state" of={of} />],
        [t('webhooks.types'), types?.join(', ') ?? t('webhooks.allTypes')],
        [t('webhooks.opened'), format.dayAndTime(createdAt)],
        [t('webhooks.rotatedAt'), secretRotatedAt === undefined ? undefined : format.dayAndTime(secretRotatedAt)],
      ]}
    />
  );
}
