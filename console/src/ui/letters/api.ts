import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as ListLetters from '../../../../functions/api/campaigns/list-letters/contract.ts';
import type * as PreviewLetter from '../../../../functions/api/campaigns/preview-letter/contract.ts';
import type * as ShowLetter from '../../../../functions/api/campaigns/show-letter/contract.ts';
import { type Answered, type Asked, endpoint } from '../../api/endpoint.ts';

const listLetters = endpoint<typeof ListLetters>('GET', '/letters');
const showLetter = endpoint<typeof ShowLetter>('GET', '/letters/{topic}/{letter}/{language}');
const previewLetter = endpoint<typeof PreviewLetter>('POST', '/letters/preview');

export type LetterHolding = Answered<typeof ListLetters>['items'][number];
export type LetterId = Asked<typeof ShowLetter>;
export type LetterTopic = LetterId['topic'];
export type Letter = Answered<typeof ShowLetter>;
export type Draft = Asked<typeof PreviewLetter>;
export type Preview = Answered<typeof PreviewLetter>;

const keptMs = 5 * 60_000;

/** Every letter there is, with the version that holds. */
export const lettersQuery = queryOptions({
  queryKey: ['letters', 'all'],
  queryFn: async ({ signal }) => (await listLetters({}, { signal })).items,
  staleTime: keptMs,
});

/** The languages somebody wrote a letter in. */
export const languagesOf = (
  all: readonly LetterHolding[],
  { topic, letter }: Pick<LetterId, 'topic' | 'letter'>,
): LetterHolding['language'][] =>
  all.filter((each) => each.topic === topic && each.letter === letter).map(({ language }) => language);

/** A letter as it holds now, or in its version `n`. */
export const letterQuery = ({ topic, letter, language, n }: LetterId) =>
  queryOptions({
    queryKey: ['letters', topic, letter, language, n ?? 'now'],
    queryFn: ({ signal }) => showLetter({ topic, letter, language, ...(n !== undefined && { n }) }, { signal }),
    staleTime: keptMs,
  });

/** A letter as an invented reader would get it, or what is wrong with it. */
export const previewQuery = (draft: Draft) =>
  queryOptions({
    queryKey: ['letter-preview', draft],
    queryFn: ({ signal }) => previewLetter(draft, { signal }),
    staleTime: Number.POSITIVE_INFINITY, // the same text is shown the same
    placeholderData: keepPreviousData,
  });
