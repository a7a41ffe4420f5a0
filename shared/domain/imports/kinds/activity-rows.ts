import type { FactDraft } from '../../facts/draft.ts';
import { byOf } from '../../people/by.ts';
import { present } from '../../present.ts';
import { codeIn } from '../../tasks/code.ts';
import type { Activity } from '../../tasks/task.ts';
import { addedRows } from '../added-rows.ts';
import { broughtBy } from '../row-kind.ts';
import type { ActivityRow } from './activity-fields.ts';

type Spelled = [Activity['channel'], Activity['direction']?];

/** What was said to customers, and by them: history, which stops no clock. */
export const activityRows = addedRows<'activity', ActivityRow>('activity', (row, { kind, id: of }, context) => {
  const { at, note, result = 'done' } = row;
  const [channel, spelled = 'out'] = row.channel.split('-') as Spelled; // as the table of channels has them
  const { direction = spelled } = row;
  const id = context.newId();
  const activity: Activity = {
    kind: 'activity',
    id,
    version: 1,
    subject: { kind, id: of },
    ...{ channel, direction, result, at },
    by: row.by === undefined ? byOf(context.by) : { kind: 'staff', id: row.by },
    noted: note !== undefined,
    ...broughtBy(context),
  };
  const data = { channel, direction, ...present({ result: codeIn(result) }) };
  const fact: FactDraft = { type: 'ActivityRecorded', part: { kind: 'activity', id }, data, at };
  return {
    record: activity,
    facts: [fact],
    words: note === undefined ? undefined : { text: note, at, by: activity.by },
  };
});
