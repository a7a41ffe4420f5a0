/** The letters of the repository: `<basket>/<n>-<name>.<language>.md`, front matter and Markdown. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { baskets } from '../shared/domain/leads/pipeline.ts';
import { type LetterText, LetterText as Schema, languages } from '../shared/domain/refresh/letter.ts';

const fileName = new RegExp(`^\\d+-([a-z0-9-]+)\\.(${languages.join('|')})\\.md$`);

/** By `<basket>/<name>/<language>`, in the order of the files. */
export type LetterSeeds = Readonly<Record<string, LetterText>>;

/** @throws Error that names the file, when it is not a letter */
export async function readLetters(folder = import.meta.dirname): Promise<LetterSeeds> {
  const letters: Record<string, LetterText> = {};
  for (const basket of baskets)
    for (const file of (await readdir(join(folder, basket))).toSorted()) {
      const [, name, language] = fileName.exec(file) ?? [];
      if (name === undefined || language === undefined)
        throw new Error(`letters/${basket}/${file}: the name is to be <n>-<name>.<${languages.join('|')}>.md`);
      letters[`${basket}/${name}/${language}`] = letterIn(
        await readFile(join(folder, basket, file), 'utf8'),
        `letters/${basket}/${file}`,
      );
    }
  return letters;
}

function letterIn(source: string, file: string): LetterText {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  if (head === undefined) throw new Error(`${file}: it begins with front matter between two lines of ---`);
  const read = Schema().safeParse({ ...(parse(head) as object), body });
  if (!read.success)
    throw new Error(
      `${file}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
    );
  return read.data;
}
