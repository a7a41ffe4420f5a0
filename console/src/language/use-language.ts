import { useTranslation } from 'react-i18next';
import type { Said } from '../../../shared/domain/said.ts';
import type { Language } from './languages.ts';

/** The language of the page. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language as Language; // of `supportedLngs`
}

/** Picks the words of the page’s language out of what is said in both. */
export function useSaid(): (said: Said) => string {
  const language = useLanguage();
  return (said) => said[language];
}
