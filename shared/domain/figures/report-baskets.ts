/** The report of the baskets, read from the journal. */
import { placesOf } from '../records/index-keys.ts';
import type { Records } from '../records/records.ts';
import { type BasketRow, basketFacts, basketRows, type Stays, staysIn } from './baskets.ts';
import { type Months, type Reporting, reportedSince } from './reporting.ts';

/**
 * What became of those who came in from one month to another, both included, by now.
 *
 * @throws Problem 422 when that is too long ago
 */
export async function reportBaskets(
  asked: Months,
  services: Reporting,
): Promise<{ readonly asOf: string; readonly currency: string; readonly rows: readonly BasketRow[] }> {
  const { asOf, policy, facts } = await reportedSince(asked.from, basketFacts, services);
  const { calendar, company } = policy;
  const stays = staysIn(facts, { ...asked, timeZone: calendar.timeZone });
  return { asOf, currency: company.currency, rows: basketRows(stays, await amountsOf(stays, services.records)) };
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
