import type { Guard } from '../domain/guard.ts';
import type { People } from '../domain/people/people.ts';
import type { Excerpts, History, Journal, Listing } from '../domain/records/records.ts';

/**
 * What an area of the API calls on the stores beside reading records by id and committing: it is given the rights for
 * that, and no others.
 */
export type AreaNeeds = {
  /** It commits nothing. @default - it commits */
  readonly readsOnly?: true;
  /** The indexes of `Records` it lists by. */
  readonly lists: readonly Listing['index'][];
  /** Whether its decisions let go of keys. */
  readonly releases: boolean;
  readonly journal: readonly (keyof Journal | keyof History | keyof Excerpts)[];
  readonly people: readonly (keyof People)[];
  /** `answered`: its requests take effect once. */
  readonly guard: readonly (keyof Guard | 'answered')[];
  readonly secrets: boolean;
};
