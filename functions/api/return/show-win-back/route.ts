import { familyOf } from '../../../../shared/domain/merges/aliases.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { present } from '../../../../shared/domain/present.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { lastOrderOf } from '../../../../shared/domain/win-backs/last-order.ts';
import { winBackShown } from '../../../../shared/domain/win-backs/views.ts';
import type { WinBack } from '../../../../shared/domain/win-backs/win-back.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { buyerView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

export async function showWinBack({ id }: Input, { records }: Services, { by }: Call): Promise<Output> {
  const winBack = await found(records, 'win-back', id);
  const account = await found(records, 'account', winBack.accountId);
  assertMay(by, 'read-account', account.owner);
  const [lastOrder, sent] = await Promise.all([
    lastOrderOf(await familyOf('account', account, records), records),
    sentOf(winBack, records),
  ]);
  return { ...buyerView(account), ...winBackShown(winBack), ...present({ lastOrder }), sent };
}

/** In the order they left. */
async function sentOf({ steps }: WinBack, records: Services['records']): Promise<Output['sent']> {
  const ids = Object.values(steps).flatMap((step) => (step.state === 'marked' ? [step.letterId] : []));
  const letters = await records.getMany('letter', ids);
  return letters
    .toSorted((one, other) => one.markedAt.localeCompare(other.markedAt))
    .map(({ id, letter, state, markedAt: at, clickedAt }) => ({
      id,
      letter,
      state,
      at,
      clicked: clickedAt !== undefined,
    }));
}

export const showWinBackRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showWinBack,
});
