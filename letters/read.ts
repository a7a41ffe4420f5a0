/** The letters of the repository: `<topic>/<n>-<name>.<language>.md`, of baskets numbered in their order; front matter and Markdown. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { baskets } from '../shared/domain/leads/pipeline.ts';
import { type LetterText, LetterText as Schema, type LetterTopic, languages } from '../shared/domain/refresh/letter.ts';

const fileName = new RegExp(`^(?:\\d+-)?([a-z0-9-]+)\\.(${languages.join('|')})\\.md$`);

const topics = [...baskets, 'return'] as const satisfies readonly LetterTopic[];

/** By `<topic>/<name>/<language>`, in the order of the files. */
export type LetterSeeds = Readonly<Record<string, LetterText>>;

/** @throws Error that names the file, when it is not a letter */
export async function readLetters(folder = import.meta.dirname): Promise<LetterSeeds> {
  const letters: Record<string, LetterText> = {};
  for (const topic of topics)
    for (const file of (await readdir(join(folder, topic))).toSorted()) {
      const [, name, language] = fileName.exec(file) ?? [];
      if (name === undefined || language === undefined)
        throw new Error(`letters/${topic}/${file}: the name is to be [<n>-]<name>.<${languages.join('|')}>.md`);
      letters[`${topic}/${name}/${language}`] = letterIn(
        await readFile(join(folder, topic, file), 'utf8'),
        `letters/${topic}/${file}`,
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
