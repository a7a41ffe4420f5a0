/** Runs of the scoring, as a head asks for them. */
import { expect } from '@jest/globals';
import { done } from './leads.ts';
import { staff } from './system.ts';
import { until } from './until.ts';

const head = staff('head');

export type Scored = {
  readonly asOf: string;
  readonly accounts: number;
  readonly cells: readonly { readonly accounts: number }[];
};
type Scoring = { readonly scored?: Scored; readonly askedAt?: string; readonly runningSince?: string };
const scoring = (): Promise<Scoring> => done(head('GET', '/return'));

/** Asks for a run, and waits until all are scored. */
export async function scored(): Promise<Scored> {
  const { status, body } = await head('POST', '/return/runs');
  expect(status).toBe(202);
  const { askedAt } = body;
  const { scored: last } = await until(
    'all accounts are scored',
    scoring,
    (now) => now.runningSince === undefined && now.askedAt !== askedAt && now.scored !== undefined,
    60_000,
  );
  if (!last) throw new Error('they are scored');
  return last;
}
