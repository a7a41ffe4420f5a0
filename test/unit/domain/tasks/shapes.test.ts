import { describe, it } from '@jest/globals';
import { NewActivity } from '../../../../shared/domain/tasks/activity.ts';
import { Step } from '../../../../shared/domain/tasks/new-task.ts';
import { Activity, Task } from '../../../../shared/domain/tasks/task.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealId } from '../../../support/domain/deals.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const by = { kind: 'staff', id: anna.id } as const;

describe('A task', () => {
  const whole = {
    kind: 'task',
    id: idOf(7),
    version: 2,
    subject: { kind: 'deal', id: dealId },
    part: { kind: 'erp-event', id: idOf(0xb01) },
    about: 'by-hand',
    title: 'Call',
    assignee: anna.id,
    dueAt: monday,
    state: { name: 'done', at: monday, by, outcome: 'reached' },
    importId: idOf(0xc01),
    importRow: 2,
  } satisfies Required<Task>;
  const task = { schema: Task, whole };
  const open = { schema: Task, whole: { ...whole, state: { name: 'open' } } };

  it('is all of this and nothing more, open or done', () => {
    expectWhole(task);
    expectWhole(open);
  });

  it('may be without a part, a title and somebody to do it', () => {
    expectNeeded(task, ['kind', 'id', 'version', 'subject', 'about', 'dueAt', 'state']);
  });

  it.each([
    ['kind', ['task']],
    ['subject.kind', ['lead', 'deal', 'account', 'erp-event', 'webhook', 'claim']],
    ['part.kind', ['erp-event']],
    ['state.name', ['done']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(task, path, values);
  });

  it('is open or done, and only what is done says when and by whom', () => {
    expectOneOf(open, 'state.name', ['open']);
    expectNone(task, 'state', [{ name: 'done' }, { name: 'done', at: monday }, { name: 'open', at: monday, by }]);
  });

  it('has a title of at most 200 characters', () => {
    expectBounds(task, 'title', { least: 0, most: 200 });
  });

  it.each([
    ['version', [0, 1.5]],
    ['dueAt', ['2026-03-02']],
    ['subject.id', ['D1']],
    ['part.id', ['E1']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(task, path, values);
  });
});

describe('An activity', () => {
  const activity = {
    schema: Activity,
    whole: {
      kind: 'activity',
      id: idOf(8),
      version: 1,
      subject: { kind: 'lead', id: idOf(0x101) },
      channel: 'call',
      direction: 'out',
      result: 'reached',
      at: monday,
      by,
      seconds: 0,
      noted: false,
      importId: idOf(0xc01),
      importRow: 2,
    } satisfies Required<Activity>,
  };

  it('is all of this and nothing more, and may be without how long it took', () => {
    expectWhole(activity);
    expectNeeded(
      activity,
      Object.keys(activity.whole).filter((name) => !['seconds', 'importId', 'importRow'].includes(name)),
    );
  });

  it.each([
    ['kind', ['activity']],
    ['channel', ['call', 'mail', 'meeting', 'message']],
    ['direction', ['in', 'out']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(activity, path, values);
  });

  it('has a result of 1 to 100 characters, and takes no less than no time', () => {
    expectBounds(activity, 'result', { least: 1, most: 100 });
    expectNone(activity, 'seconds', [-1, 1.5]);
  });
});

describe('What is said of an activity', () => {
  const said = {
    schema: NewActivity,
    whole: {
      subject: { kind: 'deal', id: dealId },
      channel: 'meeting',
      direction: 'in',
      result: 'agreed',
      note: 'Wants 12',
      nextStep: { title: 'Send the drawing', dueAt: monday, assignee: anna.id },
    } satisfies Required<NewActivity>,
  };

  it('is all of this and nothing more, and may be without a note or a next step', () => {
    expectWhole(said);
    expectNeeded(said, ['subject', 'channel', 'direction', 'result']);
  });

  it.each([
    ['subject.kind', ['lead', 'deal']],
    ['channel', ['call', 'mail', 'meeting', 'message']],
    ['direction', ['in', 'out']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(said, path, values);
  });

  it('has a next step of a title and an instant, and of a person where one is named', () => {
    const step = { schema: Step, whole: said.whole.nextStep };
    expectNeeded(step, ['title', 'dueAt']);
    expectNone(said, 'nextStep.dueAt', ['2026-03-02', 'tomorrow']);
    expectNone(said, 'nextStep.assignee', ['anna']);
  });

  it('is never about an event of the ERP', () => {
    expectNone(said, 'subject.kind', ['erp-event']);
  });

  it.each([
    ['result', 100],
    ['note', 5000],
    ['nextStep.title', 200],
  ])('has for its %s a text of at most %d characters', (path, most) => {
    expectText(said, path, most);
  });
});
