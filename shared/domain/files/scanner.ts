import type { Finding } from './change-file.ts';

/** What a scanner answers, or why it does not: it cannot be reached at all, will not take so large a file, or broke off. */
export type Verdict =
  | Finding
  | { readonly name: 'unavailable'; readonly why: 'unreachable' | 'too-large' | 'broken'; readonly detail: string };

/** Looks for viruses. An error in the content is thrown; whatever happens to the scanner is an answer. */
export type Scanner = { scan: (content: AsyncIterable<Uint8Array>) => Promise<Verdict> };
