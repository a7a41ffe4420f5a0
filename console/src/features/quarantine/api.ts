import { infiniteQueryOptions } from '@tanstack/react-query';
import type * as ShowQuarantine from '../../../../functions/api/admin/show-quarantine/contract.ts';
import { type Answered, endpoint } from '../../api/endpoint.ts';

const showQuarantine = endpoint<typeof ShowQuarantine>('GET', '/quarantine');

export type Held = Answered<typeof ShowQuarantine>['items'][number];

/** Why requests are held. */
export const heldStages = ['unreadable', 'spam'] as const;
export type HeldStage = (typeof heldStages)[number];

/** Requests that are held. */
export const quarantineQuery = (stage: HeldStage) =>
  infiniteQueryOptions({
    queryKey: ['quarantine', stage],
    queryFn: ({ signal, pageParam }) =>
      showQuarantine({ stage, limit: 30, ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
