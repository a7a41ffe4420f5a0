/** A word as people may type it without knowing which alphabet it is in. */
import { asLatin } from '../look-alikes.ts';

/** A word, and beside it how it reads in Latin letters, where either alphabet could have been meant: a code, or nothing but letters both have. */
export function spellings(word: string): string[] {
  const latin = asLatin(word.toUpperCase()).toLowerCase();
  const isEither = /\p{N}/u.test(word) || !/\p{Script=Cyrillic}/u.test(latin);
  return isEither && latin !== word ? [word, latin] : [word];
}
