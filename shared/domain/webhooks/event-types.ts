/** What other systems may be told: every fact of the catalogue, under the name of an event. */
import { factDefinitions, type FactType } from '../facts/draft.ts';
import { lazily } from '../lazily.ts';

/** A fact's type as an event's: what it is about, a dot, and what happened. `LeadWaitEnded` is `lead.wait-ended`, `WinBackEnded` is `win-back.ended`. */
export const eventTypeOf = (type: string): string =>
  type
    .replaceAll(/(?<=[a-z])[A-Z]/g, '-$&')
    .toLowerCase()
    .replace(/^(win-back|[^-]+)-/, '$1.');

/** Every type of event that can be subscribed to, in the order of the alphabet. */
export const eventTypes = lazily(
  (): readonly string[] => (Object.keys(factDefinitions) as FactType[]).map(eventTypeOf).toSorted(), // Object.keys forgets the key type
);

/** The event of a test: sent when it is asked for, and never subscribed to. */
export const testEvent = 'webhook.test';
