import type { Context } from '../records/context.ts';
import { change, claim, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { type Suppression, suppressionKey } from './sent-letter.ts';

/** Keeps letters from an address from now on, whoever has it by then. @param addressHash keyed, and not suppressed yet */
export function suppress(
  addressHash: string,
  why: Pick<Suppression, 'cause' | 'letterId'>,
  { at, newId }: Pick<Context, 'at' | 'newId'>,
): Plan {
  const record: Suppression = { kind: 'suppression', id: newId(), version: 1, at, ...why };
  return together(
    change(undefined, record, { type: 'AddressSuppressed', data: why }),
    claim({ key: suppressionKey(addressHash), holder: record }),
  );
}
