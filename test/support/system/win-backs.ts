/** Attempts to win accounts back, begun past the night's run. */
import { v7 } from 'uuid';
import { AdjustableClock } from '../../../shared/adapters/dynamodb/clock.ts';
import { DynamoRecords } from '../../../shared/adapters/dynamodb/records.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { found } from '../../../shared/domain/records/found.ts';
import { beginWinBack } from '../../../shared/domain/win-backs/begin.ts';
import { countsId } from '../../../shared/domain/win-backs/counts.ts';
import { contextOf } from '../domain/contexts.ts';
import { listedWith } from '../domain/win-backs.ts';
import { system } from './system.ts';
import { documents } from './tables.ts';

const { Records: records = '', Journal: journal = '', Guard: guard = '' } = system.tables;
const clock = new AdjustableClock(documents, guard);
const store = new DynamoRecords({ client: documents, tables: { records, journal, guard }, clock, newId: () => v7() });

/** A call of an account's owner is asked for. @returns the id of the attempt */
export async function begun(accountId: string): Promise<string> {
  const at = await clock.now();
  const context = { ...contextOf({ kind: 'system', id: 'return' }, at), newId: () => v7() };
  const account = await found(store, 'account', accountId);
  const counts = await store.get('win-back-counts', countsId);
  const { winBack, plan } = beginWinBack(
    { account, action: 'call', listed: listedWith(), today: at.slice(0, 10), lastOrder: undefined, counts },
    context,
  );
  await commitPlan(store, plan, context);
  return winBack.id;
}
