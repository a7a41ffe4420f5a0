import { beforeEach, describe, expect, it } from '@jest/globals';
import { tellCall } from '../../../functions/api/signed/tell-call/route.ts';
import type { ToldCall } from '../../../shared/domain/calls/told-call.ts';
import { contactKeysOf } from '../../../shared/domain/leads/enter-by-hand.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../shared/domain/records/plan.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { anna, boris, robot } from '../../support/domain/actors.ts';
import { contextOf, idOf } from '../../support/domain/contexts.ts';
import { dealAt } from '../../support/domain/deals.ts';
import { leadAt, personWith } from '../../support/domain/leads.ts';

let area: ReturnType<typeof areaInMemory>;
beforeEach(() => {
  area = areaInMemory();
});

const phone = '8 (495) 123-45-67';
const ringing: ToldCall = { callId: 'c-1', direction: 'in', phone, startedAt: '2026-03-02T06:55:00.000Z' };
const over: ToldCall = { ...ringing, endedAt: '2026-03-02T06:58:20.000Z', answered: true };
const missed: ToldCall = { ...over, answered: false };

/** Tells a call as the telephony does, signed. */
async function tell(told: unknown, system = 'telephony') {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signed = Buffer.from(await area.secrets.sign(system, `${timestamp}.${JSON.stringify(told)}`)).toString('hex');
  const headers = { 'x-voronka-timestamp': timestamp, 'x-voronka-signature': `sha256=${signed}` };
  return tellCall({}, area, callWith(told, { headers, by: { kind: 'erp', id: 'signed' } }));
}

const all = (kind: 'lead' | 'deal' | 'task' | 'activity' | 'person') =>
  area.records.all.filter((record) => record.kind === kind);

/** The person who has the number, with cards of theirs. */
async function known(...cards: readonly (Lead | Deal)[]): Promise<void> {
  const person = personWith({ id: idOf(0x50), version: 1, accountId: idOf(0x60) });
  const [key = ''] = await contactKeysOf({ phone: '+74951234567' }, area.secrets);
  const plan = together(
    change(undefined, person),
    claim({ key, holder: person }),
    ...cards.map((card) => change(undefined, { ...card, version: 1 })),
  );
  await commitPlan(area.records, plan, contextOf(robot));
}
const theirs = { personId: idOf(0x50), accountId: idOf(0x60) };
const lead = (n: number, more: Partial<Lead> = {}): Lead =>
  leadAt('mql', { ...theirs, id: idOf(n), owner: anna.id, ...more });
const deal = (n: number, more: Partial<Deal> = {}): Deal =>
  dealAt('discuss-terms', { ...theirs, id: idOf(n), owner: anna.id, ...more });
const left = { from: 'new-deal', at: ringing.startedAt, by: { kind: 'system' }, reason: 'x' } as const;
const lost = { stage: { name: 'lost', ...left }, alarms: [] } satisfies Partial<Deal>;

describe('A call that rings', () => {
  it('is nobody’s while nobody has the number, and writes nothing', async () => {
    expect(await tell(ringing)).toEqual({ applied: 'nobody' });
    expect(area.records.all).toEqual([]);
  });

  it('is found to be of the open deal before the open lead, their own before their company’s, the newest', async () => {
    await known(lead(1), lead(2), deal(3), deal(4), deal(5, { personId: idOf(0x51) }), lead(6));
    expect(await tell(ringing)).toEqual({ applied: 'found', card: { kind: 'deal', id: idOf(4), owner: anna.id } });
    expect(all('activity')).toEqual([]);
  });

  it('is found to be of their company’s where they have none of their own, and of the lead where no deal is open', async () => {
    await known(deal(3, lost), lead(1, { personId: idOf(0x51) }));
    expect(await tell(ringing)).toMatchObject({ applied: 'found', card: { kind: 'lead', id: idOf(1) } });
  });
});

describe('A call that is over', () => {
  it('is an activity on the card, by who was on the line, once', async () => {
    await known(deal(3));
    const staff = 'Anna@demo.example';
    const told = await tell({ ...over, staff });
    expect(told).toEqual({ applied: 'recorded', card: { kind: 'deal', id: idOf(3), owner: anna.id } });
    const before = { applied: 'before', card: { kind: 'deal', id: idOf(3), owner: anna.id } };
    expect([await tell({ ...over, staff }), await tell(ringing)]).toEqual([before, before]);
    expect(all('activity')).toMatchObject([
      { subject: { kind: 'deal', id: idOf(3) }, channel: 'call', direction: 'in', result: 'talked', seconds: 200 },
    ]);
    expect(all('deal')).toMatchObject([{ version: 2 }]);
    expect(JSON.stringify([told, area.records.all])).not.toMatch(/1234567|123-45-67/);
  });

  it('is the telephony’s word where who was on the line does not work the card, or nobody knows them', async () => {
    await known(deal(3, { owner: boris.id }));
    await tell({ ...over, staff: 'anna@demo.example' });
    await tell({ ...over, callId: 'c-2', staff: 'nobody@demo.example' });
    expect(all('activity').map((activity) => 'by' in activity && activity.by)).toEqual([
      { kind: 'system', id: 'telephony' },
      { kind: 'system', id: 'telephony' },
    ]);
  });

  it('stops the clock of a claimed lead when it went out', async () => {
    await known(lead(1, { stage: { name: 'mql' } }));
    await tell({ ...over, direction: 'out' });
    expect(all('lead')).toMatchObject([{ firstContactAt: await area.clock.now() }]);
  });

  it('that nobody took is a task to call back, one for all of them, which a talk closes', async () => {
    await known(deal(3));
    await tell(missed);
    await tell({ ...missed, callId: 'c-2' });
    expect(all('task')).toMatchObject([
      {
        about: 'call-back',
        subject: { kind: 'deal', id: idOf(3) },
        assignee: anna.id,
        state: { name: 'open' },
        dueAt: '2026-03-02T09:00:00.000Z',
      },
    ]);
    await tell({ ...missed, callId: 'c-3', direction: 'out' });
    expect(all('task')).toMatchObject([{ state: { name: 'open' } }]);
    await tell({ ...over, callId: 'c-4', direction: 'out' });
    expect(all('task')).toMatchObject([{ state: { name: 'done', outcome: 'called' } }]);
    expect(all('activity').map((activity) => 'result' in activity && [activity.result, activity.seconds])).toEqual([
      ['missed', undefined],
      ['missed', undefined],
      ['no-answer', undefined],
      ['talked', 200],
    ]);
    await tell({ ...missed, callId: 'c-5' });
    expect(all('task')).toHaveLength(2);
  });

  it('keeps its recording where contacts are, also when it is told later', async () => {
    await known(deal(3));
    await tell(over);
    expect(await area.people.list('note', idOf(3))).toEqual([]);
    const recordingUrl = 'https://calls.example/74951234567.mp3';
    expect(await tell({ ...over, recordingUrl })).toMatchObject({ applied: 'before' });
    const [activity] = all('activity');
    expect(await area.people.list('note', idOf(3))).toMatchObject([
      { id: activity?.id, value: { text: recordingUrl } },
    ]);
    expect(JSON.stringify(area.records.all)).not.toContain('74951234567');
  });
});

describe('A call from a number', () => {
  it('that nobody knows is a lead, with the call on it, once; a missed one is a task for any head as well', async () => {
    const told = await tell(missed);
    expect([told, await tell(missed)]).toEqual([
      { applied: 'opened', card: { kind: 'lead', id: expect.any(String) } },
      { applied: 'before', card: { kind: 'lead', id: told.card?.id } },
    ]);
    expect(all('lead')).toMatchObject([{ id: told.card?.id, stage: { name: 'new' }, source: 'phone', touches: 1 }]);
    expect(all('task')).toMatchObject([{ about: 'call-back', subject: { kind: 'lead' } }]);
    expect(all('task')[0]).not.toHaveProperty('assignee');
    const [person] = all('person');
    expect(await area.people.get('contacts', person?.id ?? '', person?.id ?? '')).toEqual({ phone: '+74951234567' });
  });

  it('of a customer with nothing open is a new lead when they call, and the last card when we do', async () => {
    await known(deal(3, lost));
    expect(await tell({ ...over, direction: 'out' })).toMatchObject({ applied: 'recorded', card: { id: idOf(3) } });
    expect(await tell({ ...over, callId: 'c-2' })).toMatchObject({ applied: 'opened', card: { kind: 'lead' } });
    expect(all('lead')).toMatchObject([{ personId: idOf(0x50) }]);
  });

  it('nobody knows, dialled by us, is nothing; nor is one that is none', async () => {
    expect(await tell({ ...over, direction: 'out' })).toEqual({ applied: 'nobody' });
    expect(await tell({ ...over, phone: 'anonymous' })).toEqual({ applied: 'nobody' });
    expect(await tell({ ...ringing, phone: '101' })).toEqual({ applied: 'nobody' });
    expect(area.records.all).toEqual([]);
  });
});

describe('What is told of a call', () => {
  it.each([
    [{ ...ringing, endedAt: over.endedAt }, 'answered'],
    [{ ...over, endedAt: '2026-03-02T06:54:00.000Z' }, 'endedAt'],
    [{ ...over, recordingUrl: 'javascript:alert(1)' }, 'recordingUrl'],
    [{ ...over, direction: 'both' }, 'direction'],
    [{ ...over, callId: ' ' }, 'callId'],
  ])('has to be a call: %j is refused for %s', async (told, field) => {
    await expect(tell(told)).rejects.toMatchObject({
      details: { status: 400, extra: { errors: [expect.objectContaining({ field })] } },
    });
  });

  it('has to be signed with the telephony’s own secret', async () => {
    await expect(tell(over, 'erp')).rejects.toMatchObject({ details: { status: 401, code: 'wrong-signature' } });
  });
});
