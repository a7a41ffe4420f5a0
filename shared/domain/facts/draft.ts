/** What the domain says happened. The commit adds when it was recorded, by whom, and at which version of its subject. */
import type * as z from 'zod';
import { accountFacts } from '../accounts/facts.ts';
import { campaignFacts } from '../campaigns/facts.ts';
import { audienceFacts } from '../audiences/facts.ts';
import { claimFacts } from '../claims/facts.ts';
import { competitorFacts } from '../competitors/facts.ts';
import { contractFacts } from '../contracts/facts.ts';
import { costFacts } from '../costs/facts.ts';
import { dealFacts } from '../deals/facts.ts';
import { duplicateFacts } from '../duplicates/facts.ts';
import { fileFacts } from '../files/facts.ts';
import { hypothesisFacts } from '../hypotheses/facts.ts';
import { importFacts } from '../imports/facts.ts';
import { leadFacts } from '../leads/facts.ts';
import { marketFacts } from '../market/facts.ts';
import { mergeFacts } from '../merges/facts.ts';
import { noticeFacts } from '../notices/facts.ts';
import { personFacts } from '../people/facts.ts';
import { planFacts } from '../plans/facts.ts';
import { productFacts } from '../products/facts.ts';
import { purchaseFacts } from '../purchases/facts.ts';
import { quoteFacts } from '../quotes/facts.ts';
import { refreshFacts } from '../refresh/facts.ts';
import { registrationFacts } from '../registrations/facts.ts';
import { returnFacts } from '../return/facts.ts';
import { winBackFacts } from '../win-backs/facts.ts';
import { reviewFacts } from '../reviews/facts.ts';
import { settingFacts } from '../settings/facts.ts';
import { taskFacts } from '../tasks/facts.ts';
import { webhookFacts } from '../webhooks/facts.ts';

/** Every fact there is: its type, the version of its shape, the kinds of record it may be about, and the shape. */
export const factDefinitions = {
  ...leadFacts,
  ...dealFacts,
  ...accountFacts,
  ...personFacts,
  ...purchaseFacts,
  ...productFacts,
  ...importFacts,
  ...costFacts,
  ...competitorFacts,
  ...planFacts,
  ...hypothesisFacts,
  ...reviewFacts,
  ...marketFacts,
  ...settingFacts,
  ...taskFacts,
  ...mergeFacts,
  ...duplicateFacts,
  ...registrationFacts,
  ...webhookFacts,
  ...fileFacts,
  ...quoteFacts,
  ...claimFacts,
  ...contractFacts,
  ...refreshFacts,
  ...campaignFacts,
  ...noticeFacts,
  ...audienceFacts,
  ...returnFacts,
  ...winBackFacts,
} as const;

export type FactType = keyof typeof factDefinitions;
export type FactData<T extends FactType> = z.infer<ReturnType<(typeof factDefinitions)[T]['data']>>;

/** A fact before it is recorded. `part` names the activity, task, quote or payment it is about; `at`, when it happened if not now. */
export type FactDraft = {
  [T in FactType]: {
    readonly type: T;
    readonly data: FactData<T>;
    readonly part?: { readonly kind: string; readonly id: string };
    readonly at?: string;
  };
}[FactType];
