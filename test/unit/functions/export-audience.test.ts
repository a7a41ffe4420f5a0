import { beforeEach, describe, expect, it } from '@jest/globals';
import { Input } from '../../../functions/api/baskets/export-audience/contract.ts';
import { exportAudience } from '../../../functions/api/baskets/export-audience/route.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { marketer } from '../../support/domain/actors.ts';
import { idOf, monday } from '../../support/domain/contexts.ts';
import { leadAt, personWith } from '../../support/domain/leads.ts';
import { put } from '../../support/domain/stores.ts';

const consents = { advertising: { textVersion: 'v1', at: monday, evidenceId: idOf(0xed) } };
const call = callWith('', { by: marketer });
let area: ReturnType<typeof areaInMemory>;
beforeEach(() => {
  area = areaInMemory();
});

const ask = (query: object) =>
  exportAudience(Input().parse({ basket: 'needs', format: 'yandex', ...query }), area, call);

async function fill(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const [id, leadId] = [idOf(0x20_000 + n), idOf(0x10_000 + n)];
    const records = [personWith({ id, version: 1, consents }), leadAt('parked', { id: leadId, personId: id })];
    await put(area.records, ...records.map((record) => ({ record, expected: 'new' as const })));
    await area.people.put([
      { kind: 'contacts', of: id, id, value: { email: n === 0 ? 'mail@yandex.ru' : `p${String(n)}@customer.example` } },
    ]);
  }
}

describe('The audience of a basket as a file', () => {
  it('has everybody, hashed by SHA-256, and then who came and who left', async () => {
    await fill(100);
    const whole = await ask({});
    expect(whole.headers).toEqual({ 'content-type': 'text/csv; charset=utf-8' });
    // printf mail@yandex.ru | sha256sum
    expect(whole.body).toContain('\r\n,bd93ea95f242f02313eccf0ab0bb7fe5121a052de42d2cb7bd332fb9f537cbfa\r\n');
    expect(whole.body.split('\r\n')).toHaveLength(102);
    const first = await ask({ rows: 'changes' });
    expect(first.body.split('\r\n')[0]).toBe('change,phone,email');
    expect(first.body.match(/^add,/gm)).toHaveLength(100);
    expect((await ask({ rows: 'changes' })).body).toBe('change,phone,email\r\n');
    expect((await ask({ rows: 'changes', again: 'true' })).body).toBe('change,phone,email\r\n');
  });

  it('is refused below what the platform takes, and says how far', async () => {
    await fill(37);
    for (const rows of ['all', 'changes'])
      await expect(ask({ rows })).rejects.toMatchObject({
        details: { status: 422, code: 'audience-too-small', detail: 'too small: 37 of 100' },
      });
  });

  it('is asked of a basket for a platform', () => {
    const takes = (asked: object) => Input().safeParse({ basket: 'needs', format: 'yandex', ...asked }).success;
    expect([{}, { format: 'sha256' }, { rows: 'changes', again: 'true' }].map(takes)).toEqual([true, true, true]);
    expect(
      [{ format: 'md5' }, { basket: 'other' }, { rows: 'some' }, { again: 'yes' }, { other: 1 }].map(takes),
    ).toEqual(Array(5).fill(false));
  });
});
