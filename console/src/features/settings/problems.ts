/** What the API finds wrong with a value: where, and in the words of the page. */
import { useTranslation } from 'react-i18next';

export type Problem = {
  /** `2.criteria`: where it is in the value; empty for the whole. */
  readonly path: string;
  readonly text: string;
};

const separator = '; ';
const spelled = /^([\w.-]*): (.+)$/;

/** @param detail `segments.dealer.criteria: x is none of a, b; …` */
export function problemsIn(detail: string, name: string, value: unknown): readonly Problem[] {
  const said: string[] = [];
  for (const part of detail.split(separator)) {
    if (spelled.test(part) || said.length === 0) said.push(part);
    else said.push(`${said.pop() ?? ''}${separator}${part}`);
  }
  return said.map((each) => {
    const [, path = '', text = each] = spelled.exec(each) ?? [];
    return { path: placeIn(value, withoutName(path, name)), text };
  });
}

/** What is wrong with settings together begins with the name of one. */
const withoutName = (path: string, name: string): string[] => {
  const [first, ...rest] = path.split('.');
  return first === name ? rest : path.split('.');
};

/** Entries are named by their ids too; a form knows them by their places. */
function placeIn(value: unknown, parts: readonly string[]): string {
  let at = value;
  return parts
    .map((part) => {
      const place = Array.isArray(at) ? placeOf(at, part) : part;
      at = (at as Readonly<Record<string, unknown>> | undefined)?.[place]; // an array is one as well
      return place;
    })
    .join('.');
}

function placeOf(entries: readonly unknown[], part: string): string {
  const found = (entries as readonly { readonly id?: string }[]).findIndex(({ id }) => id === part); // settings hold entries only
  return found < 0 ? part : String(found);
}

const known = [
  [/received (?:undefined|null)$/, 'needed'],
  [/^Too small: .* >=1 characters$/, 'needed'],
  [/^Too small: .* >=?(-?[\d.]+)/, 'few'],
  [/^Too big: .* <=?(-?[\d.]+)/, 'much'],
  [/^ids must be unique$/, 'unique'],
  [/^small Latin letters/, 'id'],
  [/^(.+) is none of (.+)$/, 'none'],
  [/^(.+) is missing; needed are (.+)$/, 'missing'],
  [/^at least one is needed$/, 'atLeastOne'],
  [/that has passed$/, 'past'],
  [/^Invalid email/, 'email'],
  [/^Invalid URL/, 'url'],
] as const;

/** What is wrong, as it is said to people; as the API says it where it says something of its own. */
export function useProblemWords(): (text: string) => string {
  const { t } = useTranslation('settings');
  return (text) => {
    for (const [pattern, key] of known) {
      const match = pattern.exec(text);
      if (match) return t(`problem.${key}`, { 0: match[1], 1: match[2] });
    }
    return text;
  };
}
