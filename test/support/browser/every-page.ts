/** The pages of the console, each by one of the staff who sees most of it. */
import { staff } from '../system/system.ts';

type Staff = Parameters<typeof staff>[0];
/** A page: who looks at it, and its address, with `:lead` and the like for a record of the plant. */
export type Visited = readonly [who: Staff, path: string];

/** A board, a card and a report, by whoever sees most of it. */
export const onePageOfEachKind = [
  ['head', '/leads'],
  ['head', '/deals/:deal'],
  ['director', '/figures/funnel'],
] as const satisfies readonly Visited[];

/** All pages, those above first. */
export const everyPage = [
  ...onePageOfEachKind,
  ['head', '/'],
  ['anna', '/'],
  ['head', '/accounts/:account'],
  ['marketer', '/refresh/needs'],
  ['marketer', '/return'],
  ['marketer', '/letters'],
  ['director', '/costs'],
  ['director', '/hypotheses/new'],
  ['operator', '/settings/segments'],
  ['head', '/deals'],
  ['head', '/leads/:lead'],
  ['head', '/accounts'],
  ['head', '/persons/:person'],
  ['head', '/duplicates'],
  ['marketer', '/refresh'],
  ['marketer', '/return/win-backs'],
  ['marketer', '/campaigns'],
  ['marketer', '/campaigns/new'],
  ['marketer', '/campaigns/offers'],
  ['director', '/figures/plan'],
  ['director', '/figures/losses'],
  ['director', '/figures/quality'],
  ['director', '/figures/economics'],
  ['director', '/figures/lifecycle'],
  ['director', '/figures/choice'],
  ['director', '/figures/focus'],
  ['director', '/figures/referrals'],
  ['director', '/figures/baskets'],
  ['director', '/figures/win-backs'],
  ['director', '/figures/campaigns'],
  ['director', '/plans'],
  ['director', '/hypotheses'],
  ['director', '/reviews'],
  ['director', '/market'],
  ['director', '/market/edit'],
  ['director', '/competitors'],
  ['head', '/notices'],
  ['operator', '/settings'],
  ['operator', '/settings/calendar'],
  ['operator', '/settings/pipelines'],
  ['operator', '/settings/products'],
  ['operator', '/settings/webhooks'],
  ['operator', '/imports'],
  ['operator', '/imports/new'],
  ['operator', '/quarantine'],
  ['operator', '/executions'],
  ['operator', '/executions/leads/:execution'],
  ['operator', '/dead-letters'],
  ['operator', '/dead-letters/events-follow-journal'],
  ['operator', '/schedules'],
  ['operator', '/api-reference'],
  ['operator', '/settings/webhooks/:webhook'],
  ['operator', '/imports/:import'],
  ['marketer', '/letters/new'],
  ['marketer', '/letters/campaigns/spring/ru'],
  ['marketer', '/campaigns/:campaign'],
  ['marketer', '/campaigns/offers/new'],
  ['marketer', '/campaigns/offers/:offer'],
  ['head', '/return/win-backs/:winBack'],
  ['director', '/hypotheses/:hypothesis'],
  ['director', '/reviews/:review'],
  ['director', '/competitors/:competitor'],
  ['operator', '/'],
] as const satisfies readonly Visited[];
type Board = { readonly stages: readonly { readonly items: readonly { readonly id: string }[] }[] };
type Listed = { readonly items: readonly { readonly id: string; readonly name?: string }[] };

/** @throws when the API refuses */
async function asked<Body>(who: Staff, method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Body> {
  const answer = await staff(who)(method, path, body && { body });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body as Body; // as its contract says
}

const aLetter = { subject: 'Новые приводы', preheader: 'Что изменилось', body: '{{greeting}}\n\nПриводы стали тише.' };
const anOffer = {
  title: { ru: 'Вентилятор в подарок', en: 'A fan as a present' },
  terms: { ru: 'К каждому приводу до конца сезона.', en: 'With each drive until the season ends.' },
  ...{ from: '2026-03-01', until: '2039-12-31', marginFloorPercent: 10 },
};
const aCampaign = {
  ...{ name: 'Весна на складе', channel: 'site', utm: { campaign: 'spring' }, letter: 'spring' },
  ...{ from: '2026-03-01', until: '2039-12-31', audience: [{ by: 'basket', basket: 'needs' }] },
};
const aWebhook = { url: 'http://127.0.0.1:1/', types: ['deal.agreed'], description: 'ERP' };

/** One of a list; where there is none yet, a new one. */
async function oneOf(who: Staff, path: string, made: object): Promise<string> {
  const { items } = await asked<Listed>(who, 'GET', path);
  return items[0]?.id ?? (await asked<{ id: string }>(who, 'POST', path, made)).id;
}

/** Ids of records of the plant, by what addresses call them; what the plant has none of is made. */
export async function someIds(): Promise<Readonly<Record<string, string>>> {
  const last = async (path: string): Promise<string> =>
    (await asked<Board>('head', 'GET', path)).stages.findLast(({ items }) => items.length > 0)?.items[0]?.id ?? '';
  const first = async (path: string): Promise<string> => (await asked<Listed>('head', 'GET', path)).items[0]?.id ?? '';
  await asked('marketer', 'PUT', '/letters/campaigns/spring/ru', aLetter);
  const [lead, deal] = [await last('/leads'), await last('/deals')];
  const { accountId: account, personId: person } = await asked<Record<'accountId' | 'personId', string>>(
    ...(['head', 'GET', `/deals/${deal}`] as const),
  );
  const { items: running } = await asked<Listed>('head', 'GET', '/executions?machine=leads');
  return {
    ...{ lead, deal, account, person, execution: running[0]?.name ?? '' },
    competitor: await first('/competitors'),
    hypothesis: await first('/hypotheses'),
    review: await first('/reviews'),
    winBack: await first('/win-backs'),
    offer: await oneOf('marketer', '/offers', anOffer),
    campaign: await oneOf('marketer', '/campaigns', aCampaign),
    webhook: await oneOf('operator', '/webhooks', aWebhook),
    import: await oneOf('operator', '/imports', { kind: 'accounts', fileName: 'клиенты.csv' }),
  };
}

/** An address with the ids in their places. */
export const filledIn = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/, (_whole, name: string) => ids[name] ?? '');
