/** A letter as it leaves: subject, HTML and text. */
import type { LetterText, LetterVariables } from '../domain/refresh/letter.ts';
import { footerText, type Frame, framed } from './layout.ts';
import { escaped, htmlOf } from './markdown.ts';
import { fill } from './template.ts';

export type RenderedLetter = {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
};

/**
 * The letter for one reader.
 *
 * @throws Error when the text has a problem that `letterProblems` tells
 */
export function renderLetter(letter: LetterText, variables: LetterVariables, frame: Frame): RenderedLetter {
  const subject = fill(letter.subject, variables);
  const preheader = fill(letter.preheader, variables);
  const body = htmlOf(fill(letter.body, variables, escaped));
  return {
    subject,
    preheader,
    html: framed({ subject, preheader, body }, frame),
    text: `${fill(letter.body, variables).trim()}\n\n${footerText(frame)}\n`,
  };
}
