/** What is decided about a lead or a deal short of moving it. */
import type * as ApproveDeal from '../../../../../functions/api/sales/approve-deal/contract.ts';
import type * as AssignDeal from '../../../../../functions/api/sales/assign-deal/contract.ts';
import type * as AssignLead from '../../../../../functions/api/sales/assign-lead/contract.ts';
import type * as DisputeLead from '../../../../../functions/api/sales/dispute-lead/contract.ts';
import type * as WaitDeal from '../../../../../functions/api/sales/wait-deal/contract.ts';
import type * as WaitLead from '../../../../../functions/api/sales/wait-lead/contract.ts';
import type * as AssignAccount from '../../../../../functions/api/customers/assign-account/contract.ts';
import { endpoint, type Options } from '../../../api/endpoint.ts';

const waitLead = endpoint<typeof WaitLead>('POST', '/leads/{id}/wait');
const waitDeal = endpoint<typeof WaitDeal>('POST', '/deals/{id}/wait');
const assignLead = endpoint<typeof AssignLead>('POST', '/leads/{id}/assign');
const assignDeal = endpoint<typeof AssignDeal>('POST', '/deals/{id}/assign');
const assignAccount = endpoint<typeof AssignAccount>('POST', '/accounts/{id}/assign');
export const approveDeal = endpoint<typeof ApproveDeal>('POST', '/deals/{id}/approve');
export const disputeLead = endpoint<typeof DisputeLead>('POST', '/leads/{id}/dispute');

export type Owned = { readonly kind: 'lead' | 'deal' | 'account'; readonly id: string };
type Wait = { readonly id: string; readonly until: string | null; readonly reason?: string };
type Assign = { readonly id: string; readonly to: string };

const assigns = { lead: assignLead, deal: assignDeal, account: assignAccount } as const;

/** Lets a lead or a deal wait until an instant, or wait no more. */
export const waitFor =
  (kind: 'lead' | 'deal') =>
  (asked: Wait, options: Options): Promise<unknown> =>
    kind === 'lead' ? waitLead(asked, options) : waitDeal(asked, options);

/** Gives a record to somebody. */
export const assignOf =
  (kind: Owned['kind']) =>
  (asked: Assign, options: Options): Promise<unknown> =>
    assigns[kind](asked, options);
