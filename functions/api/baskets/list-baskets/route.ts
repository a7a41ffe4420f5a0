import { baskets, basketTitles, type Basket } from '../../../../shared/domain/leads/pipeline.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { allOf } from '../../../../shared/domain/records/all-of.ts';
import { basketBoard, enrolmentBoard } from '../../../../shared/domain/records/index-keys.ts';
import type { Entry } from '../../../../shared/domain/records/records.ts';
import { isPaused } from '../../../../shared/domain/refresh/judge-mail.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Of each basket; who is beyond is not counted, and said so. */
const mostCounted = 1000;

/** The four baskets at a glance. */
export async function listBaskets(_asked: Input, services: Services, { by }: Call): Promise<Output> {
  const { policy } = await contextOf(by, services);
  const glance = async (basket: Basket) => {
    const [inside, running] = await Promise.all([
      counted(basketBoard(basket), services),
      counted(enrolmentBoard(basket), services),
    ]);
    const causes = Map.groupBy(running.entries, ({ card }) => card.waitsFor ?? 'gap');
    return {
      basket,
      title: basketTitles[basket],
      programme: policy.programmes[basket],
      inside: { leads: ofKind('lead', inside.entries), deals: ofKind('deal', inside.entries), ...inside.beyond },
      waiting: {
        causes: Object.fromEntries([...causes].map(([cause, entries]) => [cause, entries.length])),
        ...running.beyond,
      },
    };
  };
  const [items, isMailPaused] = await Promise.all([Promise.all(baskets.map(glance)), isPaused(services.records)]);
  return { items, isMailPaused };
}

type Counted = { readonly entries: readonly Entry[]; readonly beyond: { readonly moreThan?: number } };

async function counted(of: string, { records }: Pick<Services, 'records'>): Promise<Counted> {
  const entries: Entry[] = [];
  for await (const entry of allOf({ index: 'board', of }, records)) {
    if (entries.length === mostCounted) return { entries, beyond: { moreThan: mostCounted } };
    entries.push(entry);
  }
  return { entries, beyond: {} };
}

const ofKind = (kind: Entry['kind'], entries: readonly Entry[]): number =>
  entries.filter((entry) => entry.kind === kind).length;

export const listBasketsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listBaskets,
});
