import { describe, expect, it } from '@jest/globals';
import { type Notice, noticeId } from '../../../../shared/domain/notices/notice.ts';
import { anna, boris, head, vera } from '../../../support/domain/actors.ts';
import { monday } from '../../../support/domain/contexts.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { allAs, choicesOf, noticingPlant } from '../../../support/domain/noticing.ts';
import { factWith } from '../../../support/domain/webhooks.ts';

const staff = [anna, boris, vera, head];
/** Everybody who sells wants to be told of everything at once. */
const eager = staff.map((one) => choicesOf(one, allAs('at-once')));
const received = { type: 'LeadReceived', by: { kind: 'public' }, data: { stage: 'new' } } as const;

describe('A notice', () => {
  const assigned = { type: 'LeadAssigned', data: { to: anna.id } } as const;
  const id = noticeId(factWith(assigned).id, anna.id);
  const notice: Notice = {
    kind: 'notice',
    id,
    version: 2,
    of: 'assigned',
    to: anna.id,
    at: monday,
    state: 'sent',
    tries: 1,
    expiresAt: Date.parse(monday) / 1000 + 60 * 86_400,
  };

  it('is marked before it leaves, and kept with what became of it', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    const states: (string | undefined)[] = [];
    const send = plant.outbox.send.bind(plant.outbox);
    plant.outbox.send = async (mail) => {
      states.push((await plant.store.get('notice', id))?.state);
      return send(mail);
    };
    await plant.tell(assigned);
    expect(states).toEqual(['marked']);
    expect(plant.notices()).toEqual([notice]);
  });

  it('leaves once, however often its fact comes', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    await plant.tell(assigned);
    await plant.tell(assigned);
    expect(plant.told()).toHaveLength(1);
    await plant.tell({ ...assigned, id: `${leadId}/9/0` });
    expect(plant.told()).toHaveLength(2);
  });

  it('leaves once when two come to send it together', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    await Promise.all([plant.tell(assigned), plant.tell(assigned)]);
    expect(plant.told()).toHaveLength(1);
  });

  it.each(['marked', 'unknown', 'sent'] as const)('that is %s is left as it is', async (state) => {
    const plant = await noticingPlant({}, leadAt('mql'), { ...notice, version: 1, state });
    await plant.tell(assigned);
    expect([plant.told(), plant.notices()]).toEqual([[], [{ ...notice, version: 1, state }]]);
  });

  it('that nobody can tell of is not sent again', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    plant.outbox.willAnswer({ did: 'unknown', why: 'TimeoutError' });
    await plant.tell(assigned);
    await plant.tell(assigned);
    expect(plant.told()).toHaveLength(1);
    expect(plant.notices()).toEqual([{ ...notice, state: 'unknown', why: 'TimeoutError' }]);
  });

  it('that was refused fails, so that it is tried again, and forgets then why it was', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    plant.outbox.willAnswer({ did: 'refused', why: 'TooManyRequestsException' });
    await expect(plant.tell(assigned)).rejects.toThrow(`a notice to ${anna.id} was refused: TooManyRequestsException`);
    expect(plant.notices()).toEqual([{ ...notice, state: 'refused', why: 'TooManyRequestsException' }]);
    await plant.tell(assigned);
    expect(plant.notices()).toEqual([{ ...notice, version: 4, tries: 2 }]);
  });

  it('that was refused ten times is left', async () => {
    const nine = await noticingPlant({}, leadAt('mql'), { ...notice, version: 1, state: 'refused', tries: 9 });
    const ten = await noticingPlant({}, leadAt('mql'), { ...notice, version: 1, state: 'refused', tries: 10 });
    await nine.tell(assigned);
    await ten.tell(assigned);
    expect([nine.told().length, ten.told().length]).toEqual([1, 0]);
  });

  it('that fails keeps no other waiting', async () => {
    const plant = await noticingPlant({}, leadAt('new'), ...eager);
    plant.outbox.willAnswer({ did: 'refused', why: 'x'.repeat(400) });
    await expect(plant.tell(received)).rejects.toThrow('was refused');
    expect(
      plant
        .notices()
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['refused', 'sent', 'sent', 'sent']);
    expect(plant.notices().find(({ state }) => state === 'refused')?.why).toHaveLength(300);
  });

  it('fails with what went wrong in the store, which is no race that somebody else has won', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    plant.store.commit = () => Promise.reject(new Error('throttled'));
    await expect(plant.tell(assigned)).rejects.toThrow('throttled');
    expect(plant.told()).toEqual([]);
  });
});
