/** Which board an address asks for, so that a link shows the same. */
import { processNames } from '../../../../shared/domain/deals/pipeline.ts';
import type { BoardOf } from './api.ts';

const ownerIn = (params: URLSearchParams): string | undefined => params.get('owner') ?? undefined;

/** Of all leads, or of somebody’s. */
export const leadsIn = (params: URLSearchParams) =>
  ({ kind: 'lead', owner: ownerIn(params) }) as const satisfies BoardOf;

/** Of the deals of one process. */
export const dealsIn = (params: URLSearchParams) =>
  ({
    kind: 'deal',
    process: processNames.find((name) => name === params.get('process')) ?? 'project',
    owner: ownerIn(params),
  }) as const satisfies BoardOf;
