import { beforeEach, describe, expect, it } from '@jest/globals';
import { lettersOf, letterSetting } from '../../../../shared/domain/refresh/letters.ts';
import { LetterText } from '../../../../shared/domain/refresh/letter.ts';
import { settingVersionId } from '../../../../shared/domain/settings/settings.ts';
import { areaInMemory } from '../../../support/cloud/area-in-memory.ts';
import { daysAfter, monday } from '../../../support/domain/contexts.ts';
import { put } from '../../../support/domain/stores.ts';

const text = (subject: string) => ({ subject, preheader: 'О чём', body: 'Добрый день!' });
const seeds = {
  'needs/keep/ru': text('Не теряемся'),
  'needs/keep/en': text('Keep in touch'),
  'needs/news/ru': text('Новости'),
  'time/price/ru': text('Прайс'),
};
let area: ReturnType<typeof areaInMemory>;
const letters = () => lettersOf(area.records, seeds);

/** Versions of letters as a marketer wrote them, each from an instant on. */
async function written(...versions: { id: string; n: number; from: string }[]): Promise<void> {
  const entries = Object.groupBy(versions, ({ id }) => letterSetting(id));
  const head = {
    kind: 'settings-head',
    id: 'settings',
    version: 1,
    versions: Object.fromEntries(
      Object.entries(entries).map(([name, of = []]) => [
        name,
        of.map(({ n, from }) => ({ n, from, at: from, by: 'M' })),
      ]),
    ),
  } as const;
  const stored = versions.map(({ id, n }) => ({
    kind: 'setting-version' as const,
    id: settingVersionId(letterSetting(id), n),
    version: 1 as const,
    name: letterSetting(id),
    value: text(`${id} ${String(n)}`),
  }));
  await put(area.records, ...[head, ...stored].map((record) => ({ record, expected: 'new' as const })));
}

beforeEach(() => {
  area = areaInMemory();
});

describe('The letters of a basket', () => {
  it('are those of the release in the language asked, in version 0, until somebody writes them', async () => {
    expect(await letters().versions('needs', 'ru', monday)).toEqual(
      new Map([
        ['keep', 'needs/keep/ru/0'],
        ['news', 'needs/news/ru/0'],
      ]),
    );
    expect(await letters().versions('needs', 'en', monday)).toEqual(new Map([['keep', 'needs/keep/en/0']]));
    expect(await letters().versions('account', 'ru', monday)).toEqual(new Map());
  });

  it('are in the version that holds at the instant, and those somebody has added', async () => {
    const later = daysAfter(monday, 1);
    await written(
      { id: 'needs/keep/ru', n: 1, from: monday },
      { id: 'needs/keep/ru', n: 2, from: later },
      { id: 'needs/visit/ru', n: 1, from: later },
    );
    expect(await letters().versions('needs', 'ru', monday)).toEqual(
      new Map([
        ['keep', 'needs/keep/ru/1'],
        ['news', 'needs/news/ru/0'],
      ]),
    );
    expect(await letters().versions('needs', 'ru', later)).toEqual(
      new Map([
        ['keep', 'needs/keep/ru/2'],
        ['news', 'needs/news/ru/0'],
        ['visit', 'needs/visit/ru/1'],
      ]),
    );
  });

  it('are read by their version: a seed, or as it was written', async () => {
    await written({ id: 'needs/keep/ru', n: 1, from: monday });
    expect(await letters().text('needs/keep/ru/0')).toEqual(seeds['needs/keep/ru']);
    expect(await letters().text('needs/keep/ru/1')).toEqual(text('needs/keep/ru 1'));
    for (const unknown of ['needs/keep/ru/2', 'needs/none/ru/0', 'needs'])
      await expect(letters().text(unknown)).rejects.toThrow(`there is no letter ${unknown}`);
  });
});

describe('The text of a letter', () => {
  it('has a subject and a preheader of one line each', () => {
    expect(LetterText().parse({ ...text(' Тема '), body: ' Текст\n\nдальше ' })).toEqual({
      ...text('Тема'),
      body: 'Текст\n\nдальше',
    });
    for (const field of ['subject', 'preheader'])
      for (const value of ['', ' ', 'a\nb', 'a\rBcc: x', 'a\u0000', 'x'.repeat(201)])
        expect(LetterText().safeParse({ ...text('Тема'), [field]: value }).success).toBe(false);
    expect(LetterText().safeParse({ ...text('x'.repeat(200)) }).success).toBe(true);
    expect(LetterText().safeParse(text('a\nb')).error?.issues[0]?.message).toBe('one line');
  });

  it('has a body of at most 20,000 characters, and nothing beside', () => {
    expect(LetterText().safeParse({ ...text('Тема'), body: 'x'.repeat(20_000) }).success).toBe(true);
    expect(LetterText().safeParse({ ...text('Тема'), body: 'x'.repeat(20_001) }).success).toBe(false);
    expect(LetterText().safeParse({ ...text('Тема'), body: ' ' }).success).toBe(false);
    expect(LetterText().safeParse({ ...text('Тема'), more: 1 }).success).toBe(false);
  });
});
