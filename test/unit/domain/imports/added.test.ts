import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { notesOf } from '../../../../shared/domain/people/notes.ts';
import { sweep } from '../../../../shared/domain/people/sweep.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { finishTask } from '../../../../shared/domain/tasks/finish-task.ts';
import { assignTask } from '../../../../shared/domain/tasks/assign-task.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { anna, boris, head, operator, robot } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday, policyWith } from '../../../support/domain/contexts.ts';
import { csvOf, type Told } from '../../../support/domain/csv.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { allOf, errorsOf, imported, type Plant, plantWith, undone } from '../../../support/domain/imports.ts';
import { personWith } from '../../../support/domain/leads.ts';
import { standing } from '../../../support/domain/standing.ts';

const inn = '7707083893';

/** A plant with a deal, a lead and two accounts that came with files. */
async function plantThatMovedIn(): Promise<Plant> {
  const plant = await plantWith();
  const deal = { ...{ externalId: '17', account: 'Завод', taxId: inn, title: 'Приводы', stage: 'new-deal' } };
  await imported(
    plant,
    csvOf({ ...deal, opened: '2026-03-02', order: 'З-7', owner: 'Анна Примерова', email: 'ivan@zavod.example' }),
    {
      kind: 'deals',
    },
  );
  await imported(plant, csvOf({ externalId: '5', email: 'petr@a.example' }), { kind: 'leads' });
  const orders = ['С-0;2023', 'С-1;2024', 'С-2;2025', 'С-3;2026'].map((order) => `Соседи;${order}-01-15;10\n`);
  await imported(plant, `account;order;date;amount\n${orders.join('')}`);
  return plant;
}
const dealIn = (plant: Plant): Deal => (allOf('deal', plant) as [Deal])[0];
const leadIn = (plant: Plant): Lead => (allOf('lead', plant) as [Lead])[0];
const accountIn = (plant: Plant, name: string): Account =>
  allOf('account', plant).find(({ company }) => company === name) as Account;

const least = {
  tasks: { title: 'Позвонить', due: '2026-03-05' },
  activities: { channel: 'call', at: '2026-03-01' },
  notes: { text: 'Просил КП на ivan@zavod.example' },
} as const;
type Kind = keyof typeof least;
const kinds = Object.keys(least) as Kind[];
const recordOf = { tasks: 'task', activities: 'activity', notes: 'note' } as const;

const added = (plant: Plant, kind: Kind, ...rows: Told[]) =>
  imported(plant, csvOf(...rows.map((row) => ({ ...least[kind], ...row }))), { kind });

describe.each(kinds)('What %s of a file are about', (kind) => {
  it.each([
    ['a deal by its id in the system it came from', { deal: '17' }, dealIn],
    ['a lead by its id there', { lead: '5' }, leadIn],
    ['a deal by its order', { order: '№ з-07' }, dealIn],
    ['an account by an order of two years ago', { order: 'С-1' }, (plant: Plant) => accountIn(plant, 'Соседи')],
    ['an account by an order of last year', { order: 'С-2' }, (plant: Plant) => accountIn(plant, 'Соседи')],
    ['an account by an order of this year', { order: 'С-3' }, (plant: Plant) => accountIn(plant, 'Соседи')],
    ['an account by its name', { company: 'ООО «Завод»' }, (plant: Plant) => accountIn(plant, 'Завод')],
    ['an account by its tax id', { taxId: inn }, (plant: Plant) => accountIn(plant, 'Завод')],
    [
      'an account by somebody’s e-mail there',
      { email: 'ivan@zavod.example' },
      (plant: Plant) => accountIn(plant, 'Завод'),
    ],
    ['the request of somebody who has only asked', { email: 'petr@a.example' }, leadIn],
    ['the narrowest of all that is said', { company: 'Завод', order: 'З-7', email: 'petr@a.example' }, dealIn],
    [
      'the next of all that is said, when the first leads nowhere',
      { deal: '18', company: 'Завод' },
      (plant: Plant) => accountIn(plant, 'Завод'),
    ],
  ])('is %s', async (_, row, subject) => {
    const plant = await plantThatMovedIn();
    const { version, kind: of, id } = subject(plant);
    const record = await added(plant, kind, row);
    expect([record.rows, await errorsOf(plant, record)]).toEqual([{ imported: 1, unchanged: 0, rejected: 0 }, []]);
    const [one] = allOf(recordOf[kind], plant);
    expect(one).toMatchObject({ version: 1, subject: { kind: of, id }, importId: record.id, importRow: 2 });
    expect(subject(plant).version).toBe(version + 1);
    expect(subject(plant).version).toBeGreaterThan(1);
  });

  it.each([
    [{ deal: '18' }, 'deal', '18'],
    [{ lead: '17' }, 'lead', '17'],
    [{ order: 'С-0' }, 'order', 'С-0'],
    [{ company: 'Никто', email: 'no@a.example' }, 'company', 'Никто'],
    [{ phone: '8 495 123-45-67' }, 'phone', '+74951234567'],
    [{}, 'company', ''],
  ])('is nothing that is not there: %j', async (row, column, value) => {
    const plant = await plantThatMovedIn();
    const record = await added(plant, kind, row);
    const allowed = 'a deal, a lead, an order, a company or a contact there is';
    expect(await errorsOf(plant, record)).toEqual([{ row: 2, column, value, allowed }]);
    expect(allOf(recordOf[kind], plant)).toEqual([]);
  });

  it('is nothing of somebody who has asked for nothing', async () => {
    const plant = await plantThatMovedIn();
    const contact = 'contact(email/olga@a.example)';
    const olga = personWith({ version: 1, contactKeys: [contact] });
    await commitPlan(
      plant.records,
      together(change(undefined, olga), claim({ key: contact, holder: olga })),
      contextOf(head),
    );
    const record = await added(plant, kind, { email: 'olga@a.example' });
    expect(await errorsOf(plant, record)).toMatchObject([{ column: 'email', value: 'olga@a.example' }]);
  });

  it('is no company that has a namesake', async () => {
    const plant = await plantThatMovedIn();
    await imported(plant, `company;taxId\nЗавод;7728168971\n`, { kind: 'accounts' });
    const record = await added(plant, kind, { company: 'Завод' });
    expect(await errorsOf(plant, record)).toMatchObject([{ column: 'company', value: 'Завод' }]);
  });

  it('gets it once, however often it is sent', async () => {
    const plant = await plantThatMovedIn();
    const rows = [
      { deal: '17' },
      { deal: '17' },
      { deal: '17', externalId: '1' },
      { lead: '5', externalId: '1' },
      { lead: '5' },
    ];
    expect((await added(plant, kind, ...rows)).rows).toEqual({ imported: 3, unchanged: 2, rejected: 0 });
    expect((await added(plant, kind, ...rows)).rows).toEqual({ imported: 0, unchanged: 5, rejected: 0 });
    expect(allOf(recordOf[kind], plant)).toHaveLength(3);
  });

  it('has nothing of it any more once the import is taken back', async () => {
    const plant = await plantThatMovedIn();
    const before = standing(plant);
    const { id } = await added(plant, kind, { deal: '17' }, { lead: '5' }, { company: 'Соседи' });
    expect((await undone(plant, id)).undone).toEqual({ removed: 3, kept: 0 });
    const later = (records: readonly AnyRecord[]) => records.map((record) => ({ ...record, version: 0 }));
    const after = standing(plant);
    expect({ ...after, records: later(after.records) }).toEqual({ ...before, records: later(before.records) });
    const removed = plant.records.facts.filter(({ type }) => type === 'RecordRemoved');
    expect(removed.map(({ data }) => data)).toEqual(
      [dealIn(plant), leadIn(plant), accountIn(plant, 'Соседи')].map(({ id: of }) => ({ importId: id, of })),
    );
    expect((await undone(plant, String(dealIn(plant).importId))).undone).toEqual({ removed: 2, kept: 0 });
  });

  it('keeps nothing of a dry run', async () => {
    const plant = await plantThatMovedIn();
    const before = standing(plant);
    const record = await imported(plant, csvOf({ ...least[kind], deal: '17' }), { kind, dryRun: true });
    expect(record.rows.imported).toBe(1);
    expect(standing(plant)).toEqual(before);
  });
});

describe('A task of a file', () => {
  const rowOf = async (row: Told): Promise<Task> => {
    const plant = await plantThatMovedIn();
    const record = await added(plant, 'tasks', { deal: '17', ...row });
    expect(await errorsOf(plant, record)).toEqual([]);
    return (allOf('task', plant) as [Task])[0];
  };

  it('is open, and its subject’s owner’s, until the end of work on its day', async () => {
    const plant = await plantThatMovedIn();
    const { id: importId } = await added(plant, 'tasks', { deal: '17' });
    const [task] = allOf('task', plant);
    const dueAt = '2026-03-05T15:00:00.000Z';
    expect(task).toEqual({
      kind: 'task',
      id: task?.id,
      version: 1,
      subject: { kind: 'deal', id: dealIn(plant).id },
      about: 'by-hand',
      title: 'Позвонить',
      assignee: anna.id,
      dueAt,
      state: { name: 'open' },
      importId,
      importRow: 2,
    });
    expect(plant.records.facts.at(-2)).toMatchObject({
      type: 'TaskAdded',
      origin: 'import',
      subject: { kind: 'deal' },
      part: { kind: 'task', id: task?.id },
      data: { about: 'by-hand', assignee: anna.id, dueAt },
    });
  });

  it('has until the end of work to the minute', async () => {
    const plant = await plantThatMovedIn();
    const calendar = { ...policyWith().calendar, hours: { from: '09:00', to: '17:45' } };
    const policies = { at: () => Promise.resolve(policyWith({ calendar })) };
    await added({ ...plant, policies }, 'tasks', { deal: '17' });
    expect(allOf('task', plant)[0]?.dueAt).toBe('2026-03-05T14:45:00.000Z');
  });

  it('is somebody’s of the staff, or where nobody owns its subject any head’s', async () => {
    expect(await rowOf({ assignee: 'Борис Образцов' })).toMatchObject({ assignee: boris.id });
    expect(await rowOf({ deal: '', lead: '5' })).not.toHaveProperty('assignee');
  });

  const by = { kind: 'staff', id: operator.id };
  it.each([
    [{ state: 'Выполнена' }, monday],
    [{ state: 'done', due: '2026-02-27' }, '2026-02-27T15:00:00.000Z'],
    [{ state: 'done', due: '2026-02-27', doneOn: '2026-02-25' }, '2026-02-24T21:00:00.000Z'],
    [{ doneOn: '2026-02-25' }, '2026-02-24T21:00:00.000Z'],
  ])('told as %j was done then', async (row, at) => {
    expect((await rowOf(row)).state).toEqual({ name: 'done', at, by });
  });

  it('that was done says so in the journal', async () => {
    const plant = await plantThatMovedIn();
    await added(plant, 'tasks', { deal: '17', doneOn: '2026-02-25' }, { deal: '17', state: 'Открыта' });
    const done = plant.records.facts.filter(({ type }) => type === 'TaskDone');
    const task = allOf('task', plant).find(({ state }) => state.name === 'done');
    expect(done).toMatchObject([
      { at: '2026-02-24T21:00:00.000Z', part: { kind: 'task', id: task?.id }, data: { about: 'by-hand' } },
    ]);
  });

  it('about an account can be given to somebody and finished, and then stays when its import is taken back', async () => {
    const plant = await plantThatMovedIn();
    const { id } = await added(plant, 'tasks', { company: 'Завод', assignee: 'Борис Образцов' });
    const account = accountIn(plant, 'Завод');
    const [task] = allOf('task', plant) as [Task];
    const context = contextOf(head);
    await commitPlan(plant.records, accepted(assignTask(task, account, anna.id, context)).plan, context);
    const [given] = allOf('task', plant) as [Task];
    const finished = accepted(finishTask(given, accountIn(plant, 'Завод'), 'reached', contextOf(anna)));
    await commitPlan(plant.records, finished.plan, contextOf(anna));
    expect(allOf('task', plant)).toMatchObject([{ version: 3, assignee: anna.id, state: { name: 'done' } }]);
    expect(accountIn(plant, 'Завод').version).toBe(account.version + 2);
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 1 });
  });
});

describe('An activity of a file', () => {
  it('is on the card of what it is about, when it was and by whom, and stops no clock', async () => {
    const plant = await plantThatMovedIn();
    const row = {
      lead: '5',
      at: '01.03.2026 14:05',
      result: 'reached',
      by: 'Борис Образцов',
      note: 'Звонить на petr@a.example',
    };
    const { alarms, leg } = leadIn(plant);
    const { id: importId } = await added(plant, 'activities', row);
    const [activity] = allOf('activity', plant);
    const [at, by] = ['2026-03-01T11:05:00.000Z', { kind: 'staff', id: boris.id }];
    expect(activity).toEqual({
      kind: 'activity',
      id: activity?.id,
      version: 1,
      subject: { kind: 'lead', id: leadIn(plant).id },
      channel: 'call',
      direction: 'out',
      result: 'reached',
      at,
      by,
      noted: true,
      importId,
      importRow: 2,
    });
    expect(leadIn(plant)).toMatchObject({ alarms, leg });
    expect(leadIn(plant).firstContactAt).toBeUndefined();
    expect(plant.records.facts.at(-2)).toMatchObject({
      type: 'ActivityRecorded',
      origin: 'import',
      at,
      part: { kind: 'activity', id: activity?.id },
      data: { channel: 'call', direction: 'out', result: 'reached' },
    });
    const note = plant.people.items.get(`note/${leadIn(plant).id}/${String(activity?.id)}`);
    expect(note?.value).toEqual({ text: row.note, at, by: boris.id });
  });

  it.each([
    ['Звонок (входящий)', '', 'call', 'in'],
    ['call-out', '', 'call', 'out'],
    ['Письмо (полученное)', '', 'mail', 'in'],
    ['Письмо (отправленное)', '', 'mail', 'out'],
    ['Письмо', 'Входящее', 'mail', 'in'],
    ['Встреча', '', 'meeting', 'out'],
    ['Чат', 'in', 'message', 'in'],
    ['Звонок (входящий)', 'out', 'call', 'out'],
  ])('a %s, %s is a %s %s', async (said, told, channel, direction) => {
    const plant = await plantThatMovedIn();
    await added(plant, 'activities', { deal: '17', channel: said, direction: told });
    expect(allOf('activity', plant)).toMatchObject([{ channel, direction, result: 'done', noted: false }]);
    const [activity] = allOf('activity', plant);
    expect(activity?.by).toEqual({ kind: 'staff', id: operator.id });
    expect(plant.people.items.has(`note/${dealIn(plant).id}/${String(activity?.id)}`)).toBe(false);
  });
});

describe('A note of a file', () => {
  it('is said about its subject, masked for whoever may not read contacts, and is not swept away', async () => {
    const plant = await plantThatMovedIn();
    const { id: importId } = await added(plant, 'notes', { deal: '17', at: '2026-02-27', by: 'Борис Образцов' });
    const [note] = allOf('note', plant);
    const [at, by] = ['2026-02-26T21:00:00.000Z', { kind: 'staff', id: boris.id }];
    const subject = { kind: 'deal', id: dealIn(plant).id };
    expect(note).toEqual({ kind: 'note', id: note?.id, version: 1, subject, at, by, importId, importRow: 2 });
    const masked = await notesOf(dealIn(plant), boris, plant);
    expect(masked.map(({ text }) => text)).toEqual([expect.not.stringContaining('@zavod')]);
    expect(await notesOf(dealIn(plant), anna, plant)).toEqual([{ id: note?.id, text: least.notes.text }]);
    expect(plant.records.facts.at(-2)).toMatchObject({
      type: 'NoteAdded',
      origin: 'import',
      at,
      subject,
      part: { kind: 'note', id: note?.id },
      data: {},
    });
    const items = plant.people.items.size;
    const clock = { now: () => Promise.resolve(daysAfter(monday, 2)) };
    expect(await sweep({ people: plant.people, journal: plant.journal, clock })).toMatchObject({ swept: 0 });
    expect(plant.people.items.size).toBe(items);
  });

  it('whose author and day nobody tells is its import’s', async () => {
    const plant = await plantThatMovedIn();
    await added(plant, 'notes', { deal: '17' });
    const [note] = allOf('note', plant);
    expect(note).toMatchObject({ at: monday, by: { kind: 'staff', id: operator.id } });
    expect(robot.kind).toBe('system');
  });
});

describe.each(kinds)('%s of a second file', (kind) => {
  it('are not taken back with it: they came with the first, and what was refused never came', async () => {
    const plant = await plantThatMovedIn();
    await added(plant, kind, { deal: '17', externalId: '1' });
    const before = standing(plant);
    const again = await added(plant, kind, { deal: '17', externalId: '1' }, { deal: 'none' });
    expect(again.rows).toEqual({ imported: 0, unchanged: 1, rejected: 1 });
    expect((await undone(plant, again.id)).undone).toEqual({ removed: 0, kept: 0 });
    expect(standing(plant)).toEqual(before);
  });
});
