import type { Mailing } from '../../../../shared/domain/campaigns/mailing.ts';
import { startMailing as decideStart } from '../../../../shared/domain/campaigns/start-mailing.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { lastMailing, mailingView, versionsNow } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Starts a mailing, which its own workflow sends. */
export async function startMailing({ id }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { mailing } = await decideAndCommit(records, context, async () => {
    const campaign = await found(records, 'campaign', id);
    const [last, offer, versions] = await Promise.all([
      lastMailing(campaign, records),
      campaign.offerId === undefined ? undefined : records.get('offer', campaign.offerId),
      versionsNow(campaign.letter, context.at, services),
    ]);
    return decideStart(campaign, { last, offer, versions }, context);
  });
  return started(mailing);
}

const started = (mailing: Mailing) => new Reply(mailingView(mailing), { status: 201 });

export const startMailingRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: startMailing,
  again: async ({ id }, { records }) => started(await found(records, 'mailing', id('mailing'))),
});
