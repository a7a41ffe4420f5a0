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

/** A number of days that was asked for, or another. @throws Problem when it is none */
export function daysAsked(name: string, said: string | undefined, otherwise: number): number {
  const days = said === undefined ? otherwise : Number(said);
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new Problem(`--${name} ${String(said)} is no number of days; allowed is a whole one from 1 to 3650`);
  return days;
}

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
