/** Writes the public holidays of some countries as seeds of the calendar: `npm run holidays`. A plant edits its own. */
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

export const countries = ['RU', 'BY', 'KZ', 'DE', 'US'] as const;
const years = Array.from({ length: 9 }, (_, n) => 2024 + n);

/** The public holidays of a country, as exceptions of a calendar: a day each, sorted. */
export function holidaysOf(country: string): Record<string, 'off'> {
  const library = new Holidays(country);
  const days = years.flatMap((year) =>
    library
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .flatMap(({ start, end }) => daysBetween(start, end)),
  );
  return Object.fromEntries([...new Set(days)].sort().map((day) => [day, 'off']));
}

/** The calendar days of a holiday, which lasts from its start to before its end. */
function daysBetween(start: Date, end: Date): string[] {
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  return Array.from({ length: count }, (_, n) => {
    const noon = new Date(start.getTime() + n * 86_400_000 + 43_200_000); // noon, so that no zone moves it to another day
    return noon.toISOString().slice(0, 10);
  });
}

export const fileOf = (country: string): string => `${import.meta.dirname}/holidays/${country}.json`;

if (import.meta.main)
  for (const country of countries) writeFileSync(fileOf(country), `${JSON.stringify(holidaysOf(country), null, 1)}\n`);
