import { describe, expect, it } from '@jest/globals';
import { sampleFrame, sampleVariables } from '../../../letters/samples.ts';
import { readLetters } from '../../../letters/read.ts';
import seeds from '../../../letters/seeds.json' with { type: 'json' };
import type { Language, LetterVariables } from '../../../shared/domain/refresh/letter.ts';
import { letterProblems } from '../../../shared/letters/problems.ts';
import { renderLetter } from '../../../shared/letters/render.ts';

const letters = await readLetters();
const ids = Object.keys(letters);
const languageOf = (id: string): Language => (id.endsWith('/ru') ? 'ru' : 'en');

/** Somebody of whom nothing is known but the address. */
const stranger: LetterVariables = {
  greeting: 'Здравствуйте!',
  plant: { name: 'Демо-завод' },
  manager: { name: 'Анна Примерная' },
  offers: [],
};

describe('The letters of the demo plant', () => {
  it('are five of each basket at least, each in both languages', () => {
    const count = (basket: string, language: string): number =>
      ids.filter((id) => id.startsWith(`${basket}/`) && id.endsWith(`/${language}`)).length;
    for (const basket of ['no-money', 'account', 'needs', 'time'])
      for (const language of ['ru', 'en'])
        expect([basket, language, count(basket, language) >= 5]).toEqual([basket, language, true]);
    expect(ids.filter((id) => !ids.includes(id.replace(/ru$|en$/, (end) => (end === 'ru' ? 'en' : 'ru'))))).toEqual([]);
  });

  it('are the ones that functions carry; `npm run letters` writes them', () => {
    expect(seeds).toEqual(letters);
  });

  it.each(Object.entries(letters))(
    '%s names no variable that is not there, and asks for those that may be missing',
    (_id, letter) => {
      expect(letterProblems(letter)).toEqual([]);
    },
  );

  it.each(Object.entries(letters))('%s reads well to somebody known and to a stranger', (id, letter) => {
    for (const variables of [sampleVariables[languageOf(id)], stranger]) {
      const { subject, html, text } = renderLetter(letter, variables, sampleFrame(languageOf(id)));
      expect(subject).toMatch(/\S/);
      expect(`${subject}${text}`).not.toMatch(/\{\{|undefined|null|\[object/);
      expect(text).toContain(variables.greeting);
      expect(html).not.toMatch(/\{\{|undefined|\[object|<p[^>]*>\s*<\/p>/);
      expect(html.length).toBeLessThan(100_000); // Gmail cuts off what is longer than 102 KB
    }
  });
});
