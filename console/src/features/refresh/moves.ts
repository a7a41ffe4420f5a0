/** Leads and deals that leave their basket, or go to another one. */
import type * as MoveDeal from '../../../../functions/api/sales/move-deal/contract.ts';
import type * as MoveLead from '../../../../functions/api/sales/move-lead/contract.ts';
import type * as ShowDeal from '../../../../functions/api/sales/show-deal/contract.ts';
import type * as ShowLead from '../../../../functions/api/sales/show-lead/contract.ts';
import type { Basket } from '../../../../shared/domain/leads/pipeline.ts';
import { type Asked, endpoint, type Options } from '../../api/endpoint.ts';
import type { Subject } from './api.ts';

const showLead = endpoint<typeof ShowLead>('GET', '/leads/{id}');
const showDeal = endpoint<typeof ShowDeal>('GET', '/deals/{id}');
const moveLead = endpoint<typeof MoveLead>('POST', '/leads/{id}/moves');
const moveDeal = endpoint<typeof MoveDeal>('POST', '/deals/{id}/moves');

type DealMove = Asked<typeof MoveDeal>;
type Moved = { readonly subject: Pick<Subject, 'kind' | 'id'>; readonly changes?: unknown };
export type Parking = Moved & { readonly basket: Basket; readonly wakeUpAt?: string };

/** Back to work: a lead to be qualified again, a deal to the stage that it left. Who is not in a basket any more stays where they are. */
export async function backToWork({ subject: { kind, id }, changes }: Moved, options: Options): Promise<void> {
  const entered = changes as Asked<typeof MoveLead>['changes']; // what the API asked for, which checks it
  if (kind === 'lead') {
    const { stage } = await showLead({ id });
    if (stage === 'parked') await moveLead({ id, to: 'mql', ...(entered && { changes: entered }) }, options);
    return;
  }
  const { stage, left } = await showDeal({ id });
  if (stage === 'parked' && left) await moveDeal({ id, to: left.from as DealMove['to'] }, options); // an open stage
}

/** To another basket: it leaves the one it is in, and then enters the other. */
export async function parkElsewhere(asked: Parking, options: Options): Promise<void> {
  const { subject, basket, wakeUpAt, changes } = asked;
  await backToWork({ subject }, options);
  const parking = {
    id: subject.id,
    to: 'parked',
    basket,
    ...(wakeUpAt !== undefined && { wakeUpAt }),
    ...(changes !== undefined && { changes }),
  } as const;
  const then = {
    ...options,
    ...(options.idempotencyKey !== undefined && { idempotencyKey: keyAfter(options.idempotencyKey) }),
  };
  if (subject.kind === 'lead')
    await moveLead(parking as Asked<typeof MoveLead>, then); // the changes are those the API asked for
  else await moveDeal(parking as DealMove, then);
}

/** The second of two requests of one change has a key of its own. */
const keyAfter = (key: string): string => `${key}-2`;
