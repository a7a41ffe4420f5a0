import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as CloseWebhook from '../../../../functions/api/integrations/close-webhook/contract.ts';
import type * as EditWebhook from '../../../../functions/api/integrations/edit-webhook/contract.ts';
import type * as ListDeliveries from '../../../../functions/api/integrations/list-deliveries/contract.ts';
import type * as ListWebhooks from '../../../../functions/api/integrations/list-webhooks/contract.ts';
import type * as OpenWebhook from '../../../../functions/api/integrations/open-webhook/contract.ts';
import type * as ReplayDelivery from '../../../../functions/api/integrations/replay-delivery/contract.ts';
import type * as RotateWebhook from '../../../../functions/api/integrations/rotate-webhook/contract.ts';
import type * as ShowDelivery from '../../../../functions/api/integrations/show-delivery/contract.ts';
import type * as ShowWebhook from '../../../../functions/api/integrations/show-webhook/contract.ts';
import type * as TestWebhook from '../../../../functions/api/integrations/test-webhook/contract.ts';
import { type Answered, endpoint } from '../../api/endpoint.ts';

const listWebhooks = endpoint<typeof ListWebhooks>('GET', '/webhooks');
const showWebhook = endpoint<typeof ShowWebhook>('GET', '/webhooks/{id}');
const listDeliveries = endpoint<typeof ListDeliveries>('GET', '/webhooks/{id}/deliveries');
const showDelivery = endpoint<typeof ShowDelivery>('GET', '/webhooks/{id}/deliveries/{deliveryId}');
export const openWebhook = endpoint<typeof OpenWebhook>('POST', '/webhooks');
export const editWebhook = endpoint<typeof EditWebhook>('PATCH', '/webhooks/{id}');
export const closeWebhook = endpoint<typeof CloseWebhook>('DELETE', '/webhooks/{id}');
export const rotateWebhook = endpoint<typeof RotateWebhook>('POST', '/webhooks/{id}/rotate');
export const testWebhook = endpoint<typeof TestWebhook>('POST', '/webhooks/{id}/test');
export const replayDelivery = endpoint<typeof ReplayDelivery>('POST', '/webhooks/{id}/deliveries/{deliveryId}/replay');

export type Webhook = Answered<typeof ShowWebhook>;
export type Delivery = Answered<typeof ListDeliveries>['items'][number];

export const deliveryStates = ['waiting', 'delivered', 'given-up'] as const satisfies readonly Delivery['state'][];

/** The systems that are told of events. */
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await listWebhooks({}, { signal })).items,
});

/** One of them. */
export const webhookQuery = (id: string) =>
  queryOptions({ queryKey: ['webhook', id], queryFn: ({ signal }) => showWebhook({ id }, { signal }) });

/** What was sent to it, or is to be. */
export const deliveriesQuery = (id: string, state: Delivery['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['webhook', id, 'deliveries', state ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      listDeliveries(
        { id, limit: 50, ...(state && { state }), ...(pageParam !== undefined && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** A delivery with what is sent. */
export const deliveryQuery = (id: string, deliveryId: string) =>
  queryOptions({
    queryKey: ['webhook', id, 'delivery', deliveryId],
    queryFn: ({ signal }) => showDelivery({ id, deliveryId }, { signal }),
  });
