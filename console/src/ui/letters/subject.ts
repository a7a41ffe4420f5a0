import { useQueries, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../language/use-language.ts';
import { languagesOf, letterQuery, lettersQuery, type LetterTopic } from './api.ts';

const conditional =
  /\{\{#(?:if|unless) [^}]*\}\}(?:(?!\{\{#)[\s\S])*?(?:\{\{else\}\}((?:(?!\{\{#)[\s\S])*?))?\{\{\/(?:if|unless)\}\}/g;

/** A subject without what depends on its reader: `Agreed until {{day}}` is `Agreed until …`. */
export const plainSubject = (subject: string): string =>
  subject
    .replaceAll(conditional, (_whole, otherwise: string | undefined) => otherwise ?? '')
    .replaceAll(/\{\{[^}]*\}\}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What letters of a topic are called: their subject in the language of the page, else in another; and their name until it is read. */
export function useLetterTitles(topic: LetterTopic, letters: readonly string[]): (letter: string) => string {
  const preferred = useLanguage();
  const { data: all = [] } = useQuery({ ...lettersQuery, enabled: letters.length > 0 });
  const answers = useQueries({
    queries: letters.map((letter) => {
      const written = languagesOf(all, { topic, letter });
      const language = written.includes(preferred) ? preferred : written[0];
      return { ...letterQuery({ topic, letter, language: language ?? preferred }), enabled: language !== undefined };
    }),
  });
  return (letter) => {
    const subject = answers[letters.indexOf(letter)]?.data?.subject;
    return subject === undefined ? letter : plainSubject(subject);
  };
}
