/** What the console says, by the keys of its catalogues: a scenario is the same in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../../local/paths.ts';
import type { Language } from './browser.ts';

const source = join(root, 'console/src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));

type Texts = { readonly [name: string]: string | Texts };

/** `say('moves', 'lead.sql.act')`, with what is put in where a text has a place for it. */
export function saying(language: Language) {
  return (catalogue: string, key: string, put: Readonly<Record<string, string>> = {}): string => {
    const path = files.find((file) => basename(file) === `${catalogue}.${language}.json`) ?? '';
    const texts = JSON.parse(readFileSync(join(source, path), 'utf8')) as Texts; // a catalogue
    const found = key
      .split('.')
      .reduce<string | Texts | undefined>((held, name) => (typeof held === 'object' ? held[name] : undefined), texts);
    if (typeof found !== 'string') throw new Error(`${catalogue}.${language}.json has no ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => put[name] ?? '');
  };
}
