import type { Said } from '../../../shared/domain/said.ts';

export const languages = ['ru', 'en'] as const satisfies readonly (keyof Said)[];
export type Language = (typeof languages)[number];

const keptAs = 'voronka-language';

/** Russian where the browser says so first, or nothing we speak; unless somebody chose. */
export function firstLanguage(): Language {
  const chosen = window.localStorage.getItem(keptAs);
  const asked = [...(chosen === null ? [] : [chosen]), ...navigator.languages].map((tag) => tag.slice(0, 2));
  return (
    asked.map((tag) => languages.find((language) => language === tag)).find((known) => known !== undefined) ?? 'ru'
  );
}

export const keepLanguage = (language: Language): void => window.localStorage.setItem(keptAs, language);
