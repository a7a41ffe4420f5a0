import type { PersonalItem } from '../../../shared/domain/people/people.ts';
import type { Context } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { found } from '../../../shared/domain/records/found.ts';
import { assertStillSo } from '../../../shared/domain/records/expected-version.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import type { RecordOf } from '../../../shared/domain/records/records.ts';
import type { Services } from './services.ts';

type Brought<R extends object> = Decision<R & { readonly items: readonly PersonalItem[] }>;
type Storing = Pick<Services, 'records' | 'people'>;

/** Decides and commits; what the decision says of people is put before. */
export const committed = <R extends object>(
  decide: () => Promise<Brought<R>>,
  { records, people }: Storing,
  context: Context,
) =>
  decideAndCommit(records, context, async () => {
    const decision = await decide();
    if (decision.ok) await people.put(decision.items);
    return decision;
  });

type Seen = { readonly id: string; readonly expectedVersion?: number | undefined };

/** Decides on a record as it stands, unless what it stands on changed since the version the caller saw, or since the first look. */
export function changed<K extends 'account' | 'person', R extends object>(
  kind: K,
  { id, expectedVersion }: Seen,
  fields: readonly string[],
  decide: (record: RecordOf<K>) => Promise<Brought<R>>,
  services: Storing & Pick<Services, 'journal'>,
  context: Context,
) {
  let seen = expectedVersion;
  return committed(
    async () => {
      const record = await found(services.records, kind, id);
      seen ??= record.version;
      const decision = await decide(record);
      if (decision.ok && decision.plan.changes.length > 0) await assertStillSo(services.journal, record, seen, fields);
      return decision;
    },
    services,
    context,
  );
}
