import { beforeAll, describe, expect, it } from '@jest/globals';
import { done, post } from '../support/system/leads.ts';
import { type KeptMail, mailTo } from '../support/system/mail.ts';
import { idOf, staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';
import { recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const [boris, head] = [staff('boris'), staff('head')];
const usual = {
  'in-queue': 'daily',
  assigned: 'at-once',
  'task-given': 'daily',
  'task-due': 'daily',
  overdue: 'daily',
  reply: 'at-once',
  'mail-paused': 'at-once',
};

beforeAll(reset);

/** What Boris was told about one lead. */
const toldOf = async (leadId: string): Promise<KeptMail[]> =>
  (await mailTo('boris@demo.example')).filter(({ body }) => body.text.includes(`/leads/${leadId}`));
const given = async (): Promise<string> => {
  const id = await post({ company: 'ООО «Извещение», +7 495 123-45-67' });
  await done(head('POST', `/leads/${id}/assign`, { body: { to: idOf.boris } }));
  return id;
};

describe('one of the staff', () => {
  it('is told by letter of a lead that is given to them, once, as nobody but themselves chooses', async () => {
    expect(await done(boris('GET', '/notices'))).toEqual({ ways: usual });
    const id = await given();
    const [letter] = await until(
      'Boris is told',
      () => toldOf(id),
      ({ length }) => length > 0,
    );
    expect(letter).toMatchObject({ subject: 'Лид передан вам', from: 'desk@voronka.example' });
    expect(letter?.body.text).toContain('/notices');
    const notices = async () => (await recordsOf('notice')).map(({ state }) => state);
    const isSent = { of: 'assigned', to: idOf.boris, state: 'sent' };
    await until('that is kept', notices, ([notice]) => (notice as typeof isSent).state !== 'marked');
    expect(await notices()).toEqual([expect.objectContaining(isSent)]);
    expect(await toldOf(id)).toHaveLength(1);
  });

  it('is not told of what they want to hear nothing of', async () => {
    const chosen = { ways: { assigned: 'none', 'task-given': 'at-once' } };
    const ways = { ...usual, ...chosen.ways };
    expect(await done(boris('PUT', '/notices', { body: chosen }))).toEqual({ ways });
    expect(await done(boris('GET', '/notices'))).toEqual({ ways });
    const id = await given();
    const task = { subject: { kind: 'lead', id }, title: 'Позвонить', dueAt: '2040-01-09T09:00:00.000Z' };
    await done(head('POST', '/tasks', { body: { ...task, assignee: idOf.boris } }));
    const letters = await until(
      'Boris is told',
      () => toldOf(id),
      ({ length }) => length > 0,
    );
    expect(letters.map(({ subject }) => subject)).toEqual(['Новая задача']);
  });

  it('is answered what may be chosen', async () => {
    const { status, body } = await boris('PUT', '/notices', { body: { ways: { assigned: 'weekly' } } });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('at-once')]);
    expect((await boris('PUT', '/notices', { body: { ways: { other: 'none' } } })).status).toBe(400);
  });
});
