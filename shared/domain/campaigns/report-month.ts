/** What the report of a month is made of, read from the stores. */
import { plusMonths } from '../calendar/months.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import type { Cost } from '../costs/cost.ts';
import type { Fact } from '../facts/fact.ts';
import { everyOf } from '../records/all-of.ts';
import { inOrder } from '../records/in-order.ts';
import type { History, Records } from '../records/records.ts';
import { type Campaign, campaignsList } from './campaign.ts';
import { ordersOf } from './orders.ts';
import { campaignFigures, type CampaignFigures, reportedFacts } from './report.ts';

type Reading = { readonly records: Pick<Records, 'list' | 'getMany'>; readonly journal: History };

/** Those whose days are in the month, and those of which something happened in it. @param month `2026-03`, of the plant's calendar */
export async function reportMonth(
  month: string,
  timeZone: string,
  { records, journal }: Reading,
): Promise<CampaignFigures[]> {
  const next = plusMonths(month, 1);
  const [from, before] = [startOfDay(`${month}-01`, timeZone), startOfDay(`${next}-01`, timeZone)];
  const [facts, campaigns, costs] = await Promise.all([
    inOrder(journal.happened(from, before, { types: reportedFacts })),
    everyOf('campaign', campaignsList, records),
    costsOf(month, records),
  ]);
  const [campaignOf, orders] = await Promise.all([campaignsOfLetters(facts, records), ordersOf(facts, records)]);
  const figures = campaignFigures({ facts, campaigns, costs, orders, campaignOf });
  return figures.filter((each) => isIn(month, each.campaign) || hasHappened(each));
}

/** Whether a campaign has a day in a month. */
export const isIn = (month: string, { from, until }: Pick<Campaign, 'from' | 'until'>): boolean =>
  from.slice(0, 7) <= month && month <= until.slice(0, 7);

const hasHappened = ({ cost, letters, clicked, leads, orders }: CampaignFigures): boolean =>
  cost !== undefined || letters.sent + letters.delivered + clicked + leads + orders.won > 0;

/** A cost counts in the month of its first day. */
const costsOf = (month: string, records: Reading['records']): Promise<Cost[]> =>
  everyOf('cost', 'costs', records, `${month}-`);

/** Which campaign the letters of these facts belong to: those marked in the time say it, of others the letters do. */
async function campaignsOfLetters(
  facts: readonly Fact[],
  records: Reading['records'],
): Promise<(letterId: string) => string | undefined> {
  const mailings = new Map<string, string>();
  const others = new Set<string>();
  for (const { type, subject, data } of facts) {
    if (type === 'LetterMarked' && typeof data['mailingId'] === 'string') mailings.set(subject.id, data['mailingId']);
    else if (type === 'LetterMarked') mailings.set(subject.id, '');
    else if (subject.kind === 'letter') others.add(subject.id);
  }
  const earlier = [...others].filter((id) => !mailings.has(id));
  for (const letter of await records.getMany('letter', earlier))
    if ('mailingId' in letter) mailings.set(letter.id, letter.mailingId);
  const ids = [...new Set(mailings.values())].filter((id) => id !== '');
  const campaigns = new Map((await records.getMany('mailing', ids)).map(({ id, campaignId }) => [id, campaignId]));
  return (letterId) => campaigns.get(mailings.get(letterId) ?? '');
}
