import { describe, expect, it } from '@jest/globals';
import { Input } from '../../../functions/api/figures/report-baskets/contract.ts';
import { reportBaskets } from '../../../functions/api/figures/report-baskets/route.ts';
import { Reply } from '../../../shared/lambda/api-route.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';

describe('The route of the report', () => {
  const asked = { from: '2026-03', to: '2026-03' };
  const ask = (accept?: string) =>
    reportBaskets(asked, areaInMemory(), callWith('', { headers: accept === undefined ? {} : { accept } }));

  it.each([undefined, 'application/json', '*/*', 'text/csvx'])('answers who accepts %s with JSON', async (accept) => {
    expect(await ask(accept)).toEqual({ asOf: '2026-03-02T07:00:00.000Z', currency: 'RUB', rows: [] });
  });

  it.each(['text/csv', 'text/html, Text/CSV;q=0.9'])('answers who accepts %s with CSV', async (accept) => {
    const reply = await ask(accept);
    expect(reply).toBeInstanceOf(Reply);
    expect(reply).toMatchObject({
      headers: { 'content-type': 'text/csv; charset=utf-8' },
      body: expect.stringMatching(/^\uFEFFmonth,basket,[^\n]+\r\n$/),
    });
  });

  it('is asked from a month to one that is not before it', () => {
    const takes = (from: string, to: string) => Input().safeParse({ from, to }).success;
    expect([takes('2026-03', '2026-03'), takes('2025-12', '2026-01')]).toEqual([true, true]);
    expect(
      ['2026-13', '2026-00', '1999-12', '2026-3', '2026-03-01'].filter((month) => takes(month, '2099-12')),
    ).toEqual([]);
    expect(Input().safeParse({ from: '2026-03', to: '2026-02' }).error?.issues).toMatchObject([
      { path: ['to'], message: 'the first month, or one after it' },
    ]);
  });
});
