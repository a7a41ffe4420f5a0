import { beforeEach, describe, expect, it } from '@jest/globals';
import { done, parked } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { staff } from '../support/system/system.ts';
import { recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const [anna, boris, marketer] = [staff('anna'), staff('boris'), staff('marketer')];

type Enrolment = {
  id: string;
  state: string;
  why: string;
  letters: number;
  wakeUpOn?: string;
  next?: { letter: string };
};
type Task = { id: string; about: string; done: boolean; outcome?: string };

beforeEach(reset);

const consents = [{ purpose: 'marketing', textVersion: '2026-01' }];

/** The enrolment on the card of a lead, once it is as it should be. */
const enrolmentOf = async (id: string, isSo: (enrolment: Enrolment) => boolean): Promise<Enrolment> =>
  until(
    `the enrolment of ${id}`,
    async () => (await done(anna('GET', `/leads/${id}`)))['enrolment'] as Enrolment,
    isSo,
  );
const running = (id: string) => enrolmentOf(id, ({ state, next }) => state === 'running' && next !== undefined);
const ended = (id: string) => enrolmentOf(id, ({ state }) => state === 'ended');

/** The task about a lead that is still to be done, as soon as the list shows it. */
const openTask = (id: string, about: string): Promise<Task> =>
  until(
    `a task ${about} of ${id}`,
    async () =>
      ((await done(anna('GET', `/tasks?lead=${id}`)))['items'] as Task[]).find(
        (task) => task.about === about && !task.done,
      ),
    (task) => task !== undefined,
  ) as Promise<Task>;

const outcomes = async (of: string): Promise<(string | undefined)[]> =>
  (await recordsOf('task'))
    .map(({ state }) => state as { about: string; subject: { id: string }; state: { name: string; outcome?: string } })
    .filter(({ subject, about }) => subject.id === of && ['requalify', 'get-consent'].includes(about))
    .map(({ state }) => state.outcome ?? state.name)
    .toSorted();

describe('somebody in a basket', () => {
  it('is seen there with the next letter, is stopped, goes on, is called on another day, and comes back', async () => {
    const id = await parked(anna, { consents });
    const { id: enrolmentId, next } = await running(id);
    const inside = await until(
      'the basket shows the lead',
      async () => (await done(marketer('GET', '/baskets/account')))['items'] as { id: string; consent: boolean }[],
      ({ length }) => length > 0,
    );
    expect(inside).toMatchObject([
      { id, consent: true, enrolment: { id: enrolmentId, next: { letter: next?.letter } } },
    ]);
    const upcoming = await until(
      'the letters of the next days',
      async () => (await done(anna('GET', '/baskets/account/letters?days=31')))['items'] as { letter: string }[],
      ({ length }) => length > 0,
    );
    expect(upcoming[0]).toMatchObject({ enrolmentId, letter: next?.letter, subject: { id } });
    const glance = (await done(marketer('GET', '/baskets')))['items'] as { basket: string; inside: object }[];
    expect(glance.find(({ basket }) => basket === 'account')?.inside).toEqual({ leads: 1, deals: 0 });

    const path = `/enrolments/${enrolmentId}/wake-up`;
    const past = await anna('POST', path, { body: { wakeUpOn: '2020-01-09' } });
    expect([past.status, past.body['code']]).toEqual([422, 'wake-up-date-past']);
    const [{ example: wakesOn } = {}] = past.body['missing'] as { example: string }[];
    expect((await boris('POST', path, { body: { wakeUpOn: wakesOn } })).status).toBe(403);
    expect(await done(anna('POST', path, { body: { wakeUpOn: wakesOn } }))).toMatchObject({ wakeUpOn: wakesOn });
    const { left, timeline } = await done(anna('GET', `/leads/${id}`));
    expect(left).toMatchObject({ wakeUpAt: wakesOn });
    expect(timeline).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ type: 'BasketDateChanged', data: { to: wakesOn } })]),
    });

    expect((await boris('POST', `/enrolments/${enrolmentId}/stop`)).status).toBe(403);
    for (let times = 0; times < 2; times += 1)
      expect(await done(marketer('POST', `/enrolments/${enrolmentId}/stop`))).toMatchObject({ stopped: true });
    expect(await ended(id)).toMatchObject({ id: enrolmentId, why: 'stopped' });
    const shown = await done(marketer('GET', `/enrolments/${enrolmentId}`));
    expect(shown).toMatchObject({ contacts: { masked: true }, sent: [], subject: { id } });
    expect(shown['unsent']).toContainEqual(expect.objectContaining({ why: 'stopped' }));

    const call = await openTask(id, 'requalify');
    const bare = await anna('POST', `/tasks/${call.id}/done`, { body: { outcome: 'called' } });
    expect([bare.status, bare.body['code']]).toEqual([422, 'next-step-needed']);
    expect(bare.body['missing']).toMatchObject([{ allowed: ['continue', 'new-date'] }]);
    await done(anna('POST', `/tasks/${call.id}/done`, { body: { outcome: 'continue' } }));
    const again = await running(id);
    expect(again).toMatchObject({ continues: enrolmentId, letters: 0, wakeUpOn: wakesOn });

    await done(anna('POST', `/enrolments/${again.id}/stop`));
    await ended(id);
    const second = await openTask(id, 'requalify');
    const undated = await anna('POST', `/tasks/${second.id}/done`, { body: { outcome: 'new-date' } });
    const [{ example: wakeUpOn } = {}] = undated.body['missing'] as { example: string }[];
    await done(anna('POST', `/tasks/${second.id}/done`, { body: { outcome: 'new-date', wakeUpOn } }));
    expect(await running(id)).toMatchObject({ wakeUpOn });
    expect(await done(anna('GET', `/leads/${id}`))).toMatchObject({ left: { wakeUpAt: wakeUpOn } });

    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'mql' } }));
    expect(await outcomes(id)).toEqual(['continue', 'new-date']);
  });

  it('waits for a consent, which is asked for, given and withdrawn, and is called when it comes back', async () => {
    const id = await parked();
    expect(await enrolmentOf(id, ({ why }) => why === 'no-consent')).toMatchObject({ state: 'running' });
    await openTask(id, 'get-consent');
    const { personId } = await done(anna('GET', `/leads/${id}`));
    const body = { purpose: 'marketing', textVersion: '2026-01', basis: 'by phone' };
    expect((await boris('POST', `/persons/${String(personId)}/consents`, { body })).status).toBe(403);
    const given = await done(anna('POST', `/persons/${String(personId)}/consents`, { body }));
    expect(given).toMatchObject({ consents: { marketing: { textVersion: '2026-01' } } });
    await enrolmentOf(id, ({ why }) => why !== 'no-consent');
    await until(
      'the consent is asked for no more',
      () => outcomes(id),
      ([outcome]) => outcome === 'consent-given',
    );
    const edited = { language: 'en', timeZone: 'Asia/Almaty' };
    expect(await done(anna('PATCH', `/persons/${String(personId)}`, { body: edited }))).toMatchObject(edited);
    await done(anna('DELETE', `/persons/${String(personId)}/consents/marketing`));
    expect(await ended(id)).toMatchObject({ why: 'consent-withdrawn' });
    expect(await done(anna('GET', `/persons/${String(personId)}`))).toMatchObject({
      consents: {},
      letters: { unsubscribed: [], consentWithdrawnAt: expect.any(String) },
    });
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'rejected', criterion: 'volume' } }));
    expect(await outcomes(id)).toEqual(['close', 'consent-given']);
  });
});
