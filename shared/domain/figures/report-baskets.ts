/** The report of the baskets, read from the journal. */
import type { Clock } from '../clock.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import { Problem } from '../problem.ts';
import { placesOf } from '../records/index-keys.ts';
import type { History, Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import { type BasketRow, basketFacts, basketRows, type Stays, staysIn } from './baskets.ts';

type Reading = {
  readonly journal: Pick<History, 'happened'>;
  readonly records: Pick<Records, 'getMany'>;
  readonly clock: Clock;
  readonly policies: Policies;
};

/** What began longer ago is read by nobody in the time a call has. */
const mostMonths = 36;

/**
 * What became of those who came in from one month to another, both included, by now.
 *
 * @throws Problem 422 when that is too long ago
 */
export async function reportBaskets(
  asked: { readonly from: string; readonly to: string },
  { journal, records, clock, policies }: Reading,
): Promise<{ readonly asOf: string; readonly currency: string; readonly rows: readonly BasketRow[] }> {
  const asOf = await clock.now();
  const { calendar, company } = await policies.at(asOf);
  const { timeZone } = calendar;
  const from = startOfDay(`${asked.from}-01`, timeZone);
  if (from < monthsBefore(asOf, mostMonths - 1))
    throw new Problem({
      status: 422,
      code: 'too-long-ago',
      detail: `${asked.from} is more than ${String(mostMonths)} months ago`,
    });
  const facts = await journal.happened(from, justAfter(asOf), basketFacts);
  const stays = staysIn(facts, { ...asked, timeZone });
  return { asOf, currency: company.currency, rows: basketRows(stays, await amountsOf(stays, records)) };
}

const justAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

/** The beginning of the month of UTC so many months ago. */
const monthsBefore = (instant: string, months: number): string =>
  new Date(Date.UTC(Number(instant.slice(0, 4)), Number(instant.slice(5, 7)) - 1 - months)).toISOString();

/** What is agreed, else quoted, else planned to be spent: as boards show it. */
async function amountsOf(stays: Stays, records: Pick<Records, 'getMany'>) {
  const idsOf = (kind: string) => [
    ...new Set(stays.flatMap(({ record }) => (record.kind === kind ? [record.id] : []))),
  ];
  const found = await Promise.all([records.getMany('lead', idsOf('lead')), records.getMany('deal', idsOf('deal'))]);
  return new Map(
    found.flat().flatMap((record) => {
      const { amount } = placesOf(record).card;
      return amount ? [[record.id, amount] as const] : [];
    }),
  );
}
