/** The report of the baskets, read from the journal. */
import type { Clock } from '../clock.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import { Problem } from '../problem.ts';
import { placesOf } from '../records/index-keys.ts';
import type { Journal, Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import { type BasketRow, basketFacts, basketRows, type Stays, staysIn } from './baskets.ts';

type Reading = {
  readonly journal: Pick<Journal, 'ofMonth'>;
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
  const months = monthsBetween(startOfDay(`${asked.from}-01`, timeZone), asOf);
  if (months.length > mostMonths)
    throw new Problem({
      status: 422,
      code: 'too-long-ago',
      detail: `${asked.from} is more than ${String(mostMonths)} months ago`,
    });
  const facts = await Promise.all(months.map((month) => journal.ofMonth(month, basketFacts)));
  const stays = staysIn(facts.flat(), { ...asked, timeZone });
  return { asOf, currency: company.currency, rows: basketRows(stays, await amountsOf(stays, records)) };
}

/** The months of UTC from an instant to another, which the journal is kept by. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (let n = 0; ; n += 1) {
    const next = new Date(Date.UTC(year, month - 1 + n)).toISOString().slice(0, 7);
    if (next > to.slice(0, 7)) return months;
    months.push(next);
  }
}

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
