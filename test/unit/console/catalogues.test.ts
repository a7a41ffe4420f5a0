import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { root } from '../../../local/paths.ts';

const folder = join(root, 'console/src');
const files = (await readdir(folder, { recursive: true })).map((path) => join(folder, path));
const languages = ['ru', 'en'] as const;

type Texts = { readonly [name: string]: string | Texts };
type Catalogue = { readonly name: string; readonly ru: readonly string[]; readonly en: readonly string[] };

const keysOf = (texts: Texts, before = ''): string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [`${before}${name}`] : keysOf(text, `${before}${name}.`),
  );
const read = (path: string): Texts => JSON.parse(readFileSync(path, 'utf8')) as Texts; // typed against by the compiler where it is used
const catalogues: readonly Catalogue[] = files
  .filter((path) => path.endsWith('.en.json') && !path.endsWith('problems.en.json'))
  .map((path) => {
    const [ru, en] = languages.map((language) => keysOf(read(path.replace('.en.json', `.${language}.json`))));
    return { name: basename(path, '.en.json'), ru: ru ?? [], en: en ?? [] };
  });

const plural = /_(zero|one|two|few|many|other)$/;
const formsIn = { ru: ['one', 'few', 'many', 'other'], en: ['one', 'other'] } as const;
const singular = (keys: readonly string[]): string[] => [...new Set(keys.map((key) => key.replace(plural, '')))].sort();

const sources = files
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const allText = sources.map(({ text }) => text).join('\n');

/** What comes behind a part that is put in: `t(`${deed}.title`)`. */
const endings = new Set([...allText.matchAll(/`(?:\w+:)?\$\{[^}]+\}\.([\w.-]+)`/g)].map(([, ending = '']) => ending));

/** Keys are written out, or put together from a beginning that is: `t(`why.${why}`)`. */
function isUsed(key: string): boolean {
  const whole = key.replace(plural, '');
  if (allText.includes(`'${whole}'`) || allText.includes(`:${whole}'`)) return true;
  const parts = whole.split('.');
  if (parts.some((_part, n) => n > 0 && endings.has(parts.slice(n).join('.')))) return true;
  return parts.some((_part, n) => {
    const beginning = parts.slice(0, n).join('.');
    return n > 0 && (allText.includes(`${beginning}.\${`) || allText.includes(`'${beginning}.'`));
  });
}

describe.each(catalogues)('the catalogue $name', ({ ru, en }) => {
  it('says everything in both languages', () => {
    expect(singular(ru)).toEqual(singular(en));
  });

  it('has every form of a plural that its language has', () => {
    const lacking = languages.flatMap((language) => {
      const keys = language === 'ru' ? ru : en;
      const counted = singular(keys.filter((key) => plural.test(key)));
      return counted.flatMap((key) =>
        formsIn[language].map((form) => `${key}_${form}`).filter((form) => !keys.includes(form)),
      );
    });
    expect(lacking).toEqual([]);
  });

  it('has no text that no page shows', () => {
    const unused = singular(en).filter((key) => !isUsed(key));
    expect(unused).toEqual([]);
  });
});

/** Attributes that people read or hear. */
const spoken = [
  'label',
  'placeholder',
  'title',
  'alt',
  'aria-label',
  'aria-description',
  'description',
  'error',
  'legend',
];
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);
/** The name of the product is the same in every language, and the page that could not be loaded has no catalogue to read from. */
const isAllowed = (path: string, text: string): boolean =>
  text.trim() === 'Voronka' || path.endsWith('could-not-start.tsx');

/** Keys of the keyboard are called alike everywhere. */
const isKey = (node: ts.Node): boolean => ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'kbd';

/** The words of a node that people see or hear, if it has any. */
function wordsOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return isKey(node.parent) ? undefined : node.text.trim();
  if (ts.isJsxAttribute(node)) return spoken.includes(node.name.getText()) ? literalIn(node.initializer) : undefined;
  return ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) ? literalIn(node.expression) : undefined;
}

const literalIn = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteral(node) ? node.text : undefined;

function visibleTexts(path: string, text: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const words = wordsOf(node);
    if (words !== undefined && hasWords(words)) found.push(words);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found.filter((each) => !isAllowed(path, each)).map((each) => `${basename(path)}: ${each}`);
}

describe('the pages', () => {
  it('show no text that is not in the catalogues', () => {
    const pages = sources.filter(({ path }) => path.endsWith('.tsx'));
    expect(pages.flatMap(({ path, text }) => visibleTexts(path, text))).toEqual([]);
  });

  it('have no Russian outside of the catalogues', () => {
    const cyrillic = sources.filter(
      ({ path, text }) => /[а-яё]/i.test(text.replace(/\/\*\*?[\s\S]*?\*\/|\/\/.*$/gm, '')) && !isAllowed(path, ''),
    );
    expect(cyrillic.map(({ path }) => basename(path))).toEqual(['language-switch.tsx']); // a language calls itself by its own name
  });
});

describe('the refusals of the API', () => {
  it('are each said in Russian; in English the API says them itself', async () => {
    const said = Object.keys(read(join(folder, 'ui/problems.ru.json')));
    const unsaid = (await refusalCodes()).filter((code) => !said.includes(code));
    expect(unsaid).toEqual([]);
  });
});

/** Codes of problems, as they are written where something is refused. */
async function refusalCodes(): Promise<string[]> {
  const places = ['shared/domain', 'shared/lambda', 'functions/api'].map((place) => join(root, place));
  const paths = await Promise.all(
    places.map(async (place) => (await readdir(place, { recursive: true })).map((path) => join(place, path))),
  );
  const text = paths
    .flat()
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const written = [
    /\brefuse\(\s*'([a-z][a-z-]+)'/g,
    /\bstatus: 4\d\d,\s*code: '([a-z][a-z-]+)'/g,
    /\banswer\(4\d\d, '([a-z][a-z-]+)'/g,
  ];
  return [...new Set(written.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => code)))].sort();
}
