/** Handlebars as letters use it: variables, `if` and `each`, and nothing that could run code or let HTML in. */
import Handlebars from 'handlebars';
import type { LetterVariables } from '../domain/refresh/letter.ts';

const options = { strict: true, knownHelpersOnly: true, noEscape: true } as const; // what values may not do is escaped before
const handlebars = Handlebars.create();

/** Strict mode wants to see every variable, if only to find it undefined. */
const spelledOut = ({ manager, company, product, quote, wakeUpOn, offers, ...rest }: LetterVariables) => ({
  ...rest,
  manager: { name: manager.name, phone: manager.phone },
  ...{ company, product, quote, wakeUpOn },
  offers: offers.map(({ title, text, until }) => ({ title, text, until })),
});

type Told = ReturnType<typeof spelledOut>;

/** Values on one line: no variable begins a list, a heading or a line of a header. */
const onOneLine = (value: string): string => value.replace(/[\p{Cc}\s]+/gu, ' ').trim();

function mapped<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => mapped(each, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(each, change)])) as T; // the same shape
}

/**
 * A text with its variables filled in.
 *
 * @param write how a value is written: plain, or so that Markdown does not read it
 * @throws Error when the text is no template, or names what there is not
 */
export function fill(text: string, variables: LetterVariables, write: (value: string) => string = onOneLine): string {
  const told: Told = mapped(spelledOut(variables), (value) => write(onOneLine(value)));
  return handlebars.compile<Told>(text, options)(told);
}
