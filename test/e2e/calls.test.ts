import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { done, opened } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { signed } from '../support/system/signed.ts';
import { staff } from '../support/system/system.ts';
import { recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const [anna, boris] = [staff('anna'), staff('boris')];
beforeAll(reset);

const tell = async (told: Readonly<Record<string, unknown>>) => {
  const { status, body } = await signed('telephony', '/calls', {
    direction: 'in',
    startedAt: '2026-03-02T06:55:00.000Z',
    ...told,
  });
  if (status !== 200) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
  return body;
};
const over = { endedAt: '2026-03-02T06:58:00.000Z', answered: true };

describe('POST /calls', () => {
  it('makes a lead of an unknown number that was missed, and of the next call an activity on it', async () => {
    const phone = `+7 495 ${String(randomInt(1_000_000, 9_999_999))}`;
    expect(await tell({ callId: 'c-1', phone })).toEqual({ applied: 'nobody' });
    const { applied, card } = await tell({ callId: 'c-1', phone, ...over, answered: false });
    const { id } = card as { id: string };
    expect([applied, card]).toEqual(['opened', { kind: 'lead', id: expect.any(String) }]);
    await until(
      'the person’s lead is listed',
      () => tell({ callId: 'c-2', phone }),
      (body) => body['applied'] === 'found',
    );
    await done(anna('POST', `/leads/${id}/claim`));
    expect(await tell({ callId: 'c-2', phone, ...over, direction: 'out', staff: 'anna@demo.example' })).toMatchObject({
      applied: 'recorded',
      card: { kind: 'lead', id },
    });
    expect(await tell({ callId: 'c-2', phone, ...over })).toMatchObject({ applied: 'before' });
    expect((await done(anna('GET', `/activities?kind=lead&id=${id}`)))['items']).toMatchObject([
      { channel: 'call', direction: 'in', result: 'missed', by: { kind: 'system', id: 'telephony' } },
      { channel: 'call', direction: 'out', result: 'talked', seconds: 180, by: { kind: 'staff' } },
    ]);
    const tasks = (await recordsOf('task')).map(({ state }) => state as { about: string; state: object });
    expect(tasks).toMatchObject([{ about: 'call-back', state: { name: 'done', outcome: 'called' } }]);
    const contacts = (await done(anna('GET', `/leads/${id}`)))['contacts'];
    expect(contacts).toMatchObject({ phone: phone.replaceAll(' ', '') });
  });

  it('shows a recording, whose link may hold the number, to who may see numbers alone', async () => {
    const phone = `+7 495 ${String(randomInt(1_000_000, 9_999_999))}`;
    const { dealId } = await opened(anna, { phone });
    const recordingUrl = `https://calls.example/${phone.replace(/\D/g, '')}.mp3`;
    await tell({ callId: 'c-3', phone, ...over, recordingUrl });
    const noteFor = async (by: typeof anna) =>
      (await done(by('GET', `/activities?kind=deal&id=${dealId}`)))['items'] as { note?: string }[];
    expect((await noteFor(anna)).map(({ note }) => note)).toContain(recordingUrl);
    const seen = (await noteFor(staff('marketer'))).map(({ note }) => note ?? '').join();
    expect(seen).not.toContain(phone.replace(/\D/g, '').slice(-7));
    expect(await boris('GET', `/activities?kind=deal&id=${dealId}`)).toMatchObject({ status: 403 });
  });

  it('refuses what is no call, and what the telephony did not sign', async () => {
    const call = { callId: 'c-4', direction: 'in', phone: '1', startedAt: '2026-03-02T06:55:00.000Z' };
    expect(await signed('telephony', '/calls', { ...call, endedAt: call.startedAt })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'answered' }] },
    });
    expect(await signed('erp', '/calls', call)).toMatchObject({ status: 401 });
  });
});
