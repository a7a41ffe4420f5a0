/** What is asked for on the command line: one file, and options. */
import { parseArgs } from 'node:util';
import { Problem } from '../local/problem.ts';
import { Day } from '../shared/domain/calendar/instant-schema.ts';
import { dayNumber } from '../shared/domain/return/day-number.ts';

type Asked = { readonly file: string; readonly isJson: boolean; readonly said: Readonly<Record<string, string>> };

/** @throws Problem with the usage when it is something else */
export function asked(args: readonly string[], options: readonly string[], usage: string): Asked {
  try {
    const taken = Object.fromEntries(options.map((name) => [name, { type: 'string' }] as const));
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...taken, json: { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error('Say which file, one.');
    const { json = false, ...said } = values;
    return { file, isJson: json, said };
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error });
  }
}

/** A day that was asked for, or another. @throws Problem when it is none */
export function dayAsked(name: string, said: string | undefined, otherwise: number): number {
  if (said === undefined) return otherwise;
  if (!Day.safeParse(said).success) throw new Problem(`--${name} ${said} is no day; allowed is one like 1998-06-30`);
  return dayNumber(said);
}

type Allowed = { readonly what: string; readonly least: number; readonly most: number; readonly isWhole: boolean };

/** A number that was asked for. @throws Problem when it is none, or not one of those allowed */
function numberAsked(name: string, said: string, { what, least, most, isWhole }: Allowed): number {
  const number = said.trim() === '' ? Number.NaN : Number(said);
  if (!(number >= least && number <= most) || (isWhole && !Number.isInteger(number)))
    throw new Problem(
      `--${name} ${said} is no ${what}; allowed is ${isWhole ? 'a whole one' : 'one'} from ${String(least)} to ${String(most)}`,
    );
  return number;
}

/** A number of days that was asked for, or another. @throws Problem when it is none */
export const daysAsked = (name: string, said: string | undefined, otherwise: number): number =>
  said === undefined
    ? otherwise
    : numberAsked(name, said, { what: 'number of days', least: 1, most: 3650, isWhole: true });

/** The same of months. @throws Problem when it is none */
export const monthsAsked = (name: string, said: string | undefined, otherwise: number): number =>
  said === undefined
    ? otherwise
    : numberAsked(name, said, { what: 'number of months', least: 1, most: 120, isWhole: true });

/** Percent that were asked for, as a share. @throws Problem when they are none */
export const percentAsked = (name: string, said: string): number =>
  numberAsked(name, said, { what: 'number of percent', least: 0, most: 100, isWhole: false }) / 100;

/** Runs a command, and tells what the person who gave it can put right. */
export async function command(run: () => Promise<string>): Promise<void> {
  try {
    console.log(await run());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
