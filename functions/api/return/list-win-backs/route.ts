import { present } from '../../../../shared/domain/present.ts';
import type { Listing } from '../../../../shared/domain/records/records.ts';
import { winBackShown } from '../../../../shared/domain/win-backs/views.ts';
import { runningWinBacks } from '../../../../shared/domain/win-backs/win-back.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { accountsSeen, buyerView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** As far as this person may see the accounts. */
export async function listWinBacks(
  { account, limit, cursor }: Input,
  services: Services,
  { by }: Call,
): Promise<Output> {
  const { records } = services;
  const listing: Listing =
    account === undefined
      ? { index: 'board', of: runningWinBacks }
      : { index: 'parent', of: account, kind: 'win-back' };
  const page = { limit, newestFirst: account !== undefined, ...present({ cursor }) };
  const { items, next } = await records.list(listing, page);
  const ids = items.map(({ id }) => id);
  const places = new Map(ids.map((id, n) => [id, n]));
  const winBacks = (await records.getMany('win-back', ids)).toSorted(
    (one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0),
  );
  const accounts = await accountsSeen(
    by,
    winBacks.map(({ accountId }) => accountId),
    records,
  );
  const shown = winBacks.flatMap((winBack) => {
    const of = accounts.get(winBack.accountId);
    return of ? [{ ...buyerView(of), ...winBackShown(winBack) }] : [];
  });
  return { items: shown, ...present({ next }) };
}

export const listWinBacksRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listWinBacks,
});
