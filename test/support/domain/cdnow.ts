/** The purchases of 2,357 customers of an online shop, and what others calculated of them; in a checkout without the data there are none. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Customer } from '../../../shared/domain/return/customers.ts';
import { dayNumber } from '../../../shared/domain/return/day-number.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/cdnow');

/** Whether the data is there. Where it is not, the tests that need it are not made. */
export const hasCdnow = existsSync(folder);
if (!hasCdnow) console.warn(`${folder} is not there: what others calculated is not compared`);

const linesOf = (file: string): string[] => readFileSync(join(folder, file), 'utf8').trim().split('\n');
const spelledDay = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

/** Each by the number it has in the sample. */
export function cdnowCustomers(): Customer[] {
  const rows = linesOf('CDNOW_sample.txt').map((line) => line.trim().split(/\s+/));
  const purchases = rows.map(([, id = '', day = '', , dollars]) => ({
    id: String(Number(id)),
    day: dayNumber(spelledDay(day)),
    amountMinor: Math.round(Number(dollars) * 100),
  }));
  return [...Map.groupBy(purchases, ({ id }) => id)].map(([id, own]) => ({
    id,
    purchases: own.map(({ day, amountMinor }) => ({ day, amountMinor })).toSorted((a, b) => a.day - b.day),
  }));
}

/** The rows of a table of numbers, by its titles. */
export function cdnowTable(file: string): Record<string, number>[] {
  const [titles = '', ...rows] = linesOf(file);
  const names = titles.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, n) => [names[n] ?? '', Number(cell)])));
}
