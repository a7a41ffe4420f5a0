import { describe, expect, it } from '@jest/globals';
import { letterIds, lettersOf } from '../../../../shared/domain/refresh/letters.ts';
import { readLetter, writeLetter } from '../../../../shared/domain/refresh/write-letter.ts';
import type { SettingsHead } from '../../../../shared/domain/settings/settings.ts';
import { anna, head, marketer, operator } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const id = { topic: 'campaigns', letter: 'spring', language: 'ru' } as const;
const text = { subject: 'Каталог', preheader: 'Весна', body: '{{greeting}}' };
const right = (): string[] => [];
const seeds = { 'needs/keep/ru': text, 'needs/keep/en': text, 'time/prices/ru': text };
const writing = { id, text, from: monday };
const name = 'letter/campaigns/spring/ru';
const entry = { n: 1, from: monday, at: monday, by: marketer.id };
const headWith = (...versions: SettingsHead['versions'][string]): SettingsHead => ({
  kind: 'settings-head',
  id: 'settings',
  version: 4,
  versions: { dealers: [], [name]: versions },
});

describe('Writing a letter', () => {
  it('makes the first version of a new one', () => {
    const { n, plan } = accepted(writeLetter(undefined, writing, right, contextOf(marketer)));
    expect(n).toBe(1);
    expect(recordsOf('settings-head', plan)).toEqual([
      { kind: 'settings-head', id: 'settings', version: 1, versions: { [name]: [entry] } },
    ]);
    expect(recordsOf('setting-version', plan)).toEqual([
      { kind: 'setting-version', id: `setting/${name}/1`, version: 1, name, value: text },
    ]);
    expect(factsOf(plan)).toEqual([{ type: 'SettingChanged', data: { name, n: 1, from: monday } }]);
  });

  it('makes the next of one there is, from a later day on', () => {
    const from = daysAfter(monday, 3);
    const asked = { ...writing, from, expectedVersion: 1 };
    const { n, plan } = accepted(writeLetter(headWith(entry), asked, right, contextOf(operator)));
    expect(n).toBe(2);
    expect(recordsOf('settings-head', plan)[0]).toEqual({
      ...headWith(entry, { n: 2, from, at: monday, by: operator.id }),
      version: 5,
    });
  });

  it('is refused with all that is wrong with it, each with its place and what is allowed', () => {
    const wrong = { ...writing, text: { subject: 'x'.repeat(201), preheader: 'a\nb', body: ' ' } };
    const { code, detail } = refusalOf(writeLetter(undefined, wrong, right, contextOf(marketer)));
    expect(code).toBe('letter-wrong');
    expect(detail).toMatch(/^subject: .*200.*; preheader: one line; body: .*1 /);
    const two = (): string[] => ['body: {{x}} is no variable here', 'subject: is no template'];
    expect(refusalOf(writeLetter(undefined, writing, two, contextOf(marketer))).detail).toBe(
      'body: {{x}} is no variable here; subject: is no template',
    );
    expect(readLetter(text, two)).toEqual({ problems: two() });
    expect(readLetter({ ...text, body: '  {{greeting}}\n' }, right)).toEqual({ letter: text });
  });

  it('is refused to who has not seen the latest version, and for what has passed', () => {
    const seen = (expectedVersion: number) =>
      writeLetter(headWith(entry), { ...writing, expectedVersion }, right, contextOf(operator));
    expect(refusalOf(seen(0))).toEqual({
      kind: 'conflict',
      code: 'changed-meanwhile',
      detail: `the setting ${name} is at version 1; read it again`,
      winner: { id: marketer.id, at: monday },
    });
    expect(refusalOf(writeLetter(undefined, { ...writing, expectedVersion: 2 }, right, contextOf(operator)))).toEqual({
      kind: 'conflict',
      code: 'changed-meanwhile',
      detail: `the setting ${name} is at version 0; read it again`,
    });
    expect(seen(1).ok).toBe(true);
    const past = { ...writing, from: daysAfter(monday, -1) };
    expect(refusalOf(writeLetter(undefined, past, right, contextOf(marketer))).code).toBe('from-past');
  });

  it('is the marketer’s and the operator’s', () => {
    for (const by of [anna, head])
      expect(refusalOf(writeLetter(undefined, writing, right, contextOf(by))).kind).toBe('forbidden');
  });
});

describe('The letters there are', () => {
  const written = headWith(entry, { ...entry, n: 2, from: daysAfter(monday, 1) });

  it('are those of the release and those that were written, each once', () => {
    expect(letterIds(undefined, seeds)).toHaveLength(3);
    const rewritten = { ...written, versions: { ...written.versions, 'letter/needs/keep/ru': [entry] } };
    expect(letterIds(rewritten, seeds)).toEqual([
      { topic: 'needs', letter: 'keep', language: 'ru' },
      { topic: 'needs', letter: 'keep', language: 'en' },
      { topic: 'time', letter: 'prices', language: 'ru' },
      id,
    ]);
  });

  it('hold in the version whose time came last, and none before its first', async () => {
    const store = await storeOf(new ToldClock());
    const letters = lettersOf(store, seeds);
    expect([...(await letters.versions('needs', 'ru', monday))]).toEqual([['keep', 'needs/keep/ru/0']]);
    await put(store, { record: written, expected: 'new' });
    const at = async (days: number) => [...(await letters.versions('campaigns', 'ru', daysAfter(monday, days)))];
    expect(await at(-1)).toEqual([]);
    expect(await at(0)).toEqual([['spring', 'campaigns/spring/ru/1']]);
    expect(await at(1)).toEqual([['spring', 'campaigns/spring/ru/2']]);
    expect([...(await letters.versions('campaigns', 'en', daysAfter(monday, 1)))]).toEqual([]);
  });

  it('say what their version says', async () => {
    const value = { ...text, subject: 'Другое' };
    const version = { kind: 'setting-version', id: `setting/${name}/1`, version: 1, name, value } as const;
    const letters = lettersOf(await storeOf(new ToldClock(), version), seeds);
    expect(await letters.text('needs/keep/ru/0')).toEqual(text);
    expect(await letters.text('campaigns/spring/ru/1')).toEqual(value);
    for (const none of ['campaigns/spring/ru/2', 'campaigns/spring/ru/0'])
      await expect(letters.text(none)).rejects.toThrow(`there is no letter ${none}`);
  });
});
