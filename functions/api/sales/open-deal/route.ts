import { withDealOpened } from '../../../../shared/domain/accounts/account.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { openDeal as open } from '../../../../shared/domain/deals/open.ts';
import { naming } from '../../../../shared/domain/products/named.ts';
import { change, together } from '../../../../shared/domain/records/plan.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { familyOf, foundSurvivor } from '../../../../shared/domain/merges/aliases.ts';
import { cameOfWinBack } from '../../../../shared/domain/win-backs/came-of-win-back.ts';
import { dealView } from '../views.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Opens a deal by hand; it belongs to whoever opens it. One of an account that is being won back came of that. */
export async function openDeal({ accountId, process, origin, ...details }: Input, services: Services, { by }: Call) {
  const context = await naming(details.lines, services.records, await contextOf(by, services));
  const { deal } = await decideAndCommit(services.records, context, async () => {
    const account = await foundSurvivor('account', accountId, services.records);
    const family = await familyOf('account', account, services.records);
    const isWonBack = await cameOfWinBack(context.at, family, services.records);
    const { deal: made, plan } = open(
      { origin: isWonBack ? 'win-back' : origin, process, account, details, ...('id' in by && { owner: by.id }) },
      context,
    );
    return { ok: true, deal: made, plan: together(plan, change(account, withDealOpened(account, context.at))) };
  });
  return opened(deal);
}

const opened = (deal: Deal) => new Reply(dealView(deal), { status: 201 });

export const openDealRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: openDeal,
  again: async ({ id }, { records }) => opened(await found(records, 'deal', id('deal'))),
});
