import { beforeAll, describe, expect, it } from '@jest/globals';
import { plusDays } from '../../shared/domain/calendar/working-calendar.ts';
import { imported } from '../support/system/imports.ts';
import { done } from '../support/system/leads.ts';
import { plantDay } from '../support/system/day.ts';
import { reset } from '../support/system/reset.ts';
import { scored } from '../support/system/scoring.ts';
import { fromErp } from '../support/system/signed.ts';
import { nobody, staff } from '../support/system/system.ts';

const [anna, head, marketer, office] = [staff('anna'), staff('head'), staff('marketer'), staff('office')];

const today = async (): Promise<string> => plantDay(String((await nobody('GET', '/health')).body['now']));

/** Twelve plants: the n-th bought n times every ten days, the last time 5 n days ago. */
const file = (day: string): string =>
  [
    'account;order;date;amount',
    ...Array.from({ length: 12 }, (_, n) => n + 1).flatMap((n) =>
      Array.from(
        { length: n },
        (_, order) =>
          `Завод ${String(n)};${String(n)}-${String(order)};${plusDays(day, -5 * n - 10 * order)};${String(1000 * n)}`,
      ),
    ),
  ].join('\n');

type Row = { readonly accountId: string; readonly company: string; readonly reason?: { readonly ru: string } };
const listed = async (list: string, query = ''): Promise<readonly Row[]> =>
  (await done(head('GET', `/return/lists/${list}${query}`)))['items'] as readonly Row[];

beforeAll(reset);

describe('Those who bought', () => {
  let day: string;

  it('are nobody at first', async () => {
    expect(await done(anna('GET', '/return'))).toEqual({ currency: 'RUB' });
    expect(await done(anna('GET', '/return/lists/about-to-slip'))).toEqual({ items: [] });
    expect((await office('GET', '/return')).status).toBe(403);
    expect((await anna('POST', '/return/runs')).status).toBe(403);
  });

  it('are scored when somebody asks, also what an import brought, which moves nobody by itself', async () => {
    day = await today();
    const { rows } = await imported({ kind: 'purchases' }, file(day));
    expect(rows).toMatchObject({ total: 78, imported: 78 });
    const { asOf, accounts, cells } = await scored();
    expect({ asOf, accounts }).toEqual({ asOf: day, accounts: 12 });
    expect(cells).toHaveLength(27);
    expect(cells.filter((cell) => cell.accounts > 0)).toEqual([
      { cell: 0, recency: 'best', frequency: 'worst', monetary: 'worst', accounts: 3, share: 0.25 },
      { cell: 13, recency: 'middle', frequency: 'middle', monetary: 'middle', accounts: 6, share: 0.5 },
      { cell: 26, recency: 'worst', frequency: 'best', monetary: 'best', accounts: 3, share: 0.25 },
    ]);
  });

  it('stand on the lists of the week with a reason, and in their groups a page at a time', async () => {
    expect((await listed('about-to-slip')).map(({ company }) => company)).toEqual(['Завод 3', 'Завод 2']);
    const [first] = await listed('went-silent');
    expect(first?.company).toBe('Завод 12');
    expect(first?.reason?.ru).toMatch(/^последний заказ 60 дней назад; лучшая группа — до 15 дней, вышел из неё: /);
    expect((await listed('reorder')).length).toBeGreaterThan(5);
    const page = await done(head('GET', '/return/lists/cell-13?limit=4'));
    const rest = await done(head('GET', `/return/lists/cell-13?limit=4&cursor=${String(page['next'])}`));
    expect([page['items'], rest['items']].map((items) => (items as readonly Row[]).length)).toEqual([4, 2]);
    expect(rest).not.toHaveProperty('next');
    expect((await head('GET', '/return/lists/cell-27')).status).toBe(400);
    expect((await head('GET', '/return/lists/cell-13?cursor=x')).status).toBe(400);
  });

  it('have a score of their own on their card: values, group, rhythm', async () => {
    const [{ accountId } = { accountId: '' }] = await listed('went-silent');
    expect(await done(head('GET', `/accounts/${accountId}/score`))).toMatchObject({
      ...{ accountId, company: 'Завод 12', currency: 'RUB', asOf: day },
      bought: {
        ...{ recencyDays: 60, frequency: 12, monetaryMinor: 1_200_000, isValuable: true, horizonDays: 90 },
        group: { cell: 26, recency: 'worst', frequency: 'best', monetary: 'best' },
        base: { name: 'company', buyers: 12, recency: [15, 45] },
        reorder: { usualDays: 10, state: 'very-late' },
        scored: { group: { cell: 26 }, cause: 'first', since: day },
      },
    });
  });

  it('move when they buy, which is told by whom, when, over which boundary, and for how much', async () => {
    const [{ accountId } = { accountId: '' }] = await listed('went-silent');
    const known = await done(head('GET', `/accounts/${accountId}`));
    const before = (known['purchases'] as { count: number }).count;
    await done(head('PATCH', `/accounts/${accountId}`, { body: { taxId: '7707083893' } }));
    const order = { orderNumber: 'НОВЫЙ-1', orderDate: day, taxId: '7707083893' };
    expect(
      await fromErp('/purchases', { ...order, amount: { netMinor: 1_200_000, currency: 'RUB', vatPercent: 22 } }),
    ).toMatchObject({ status: 201 });
    expect(((await done(head('GET', `/accounts/${accountId}`)))['purchases'] as { count: number }).count).toBe(
      before + 1,
    );
    await scored();
    const period = `from=${plusDays(day, -1)}&to=${plusDays(day, 1)}`;
    const { moved } = await done(marketer('GET', `/return/migrations?${period}`));
    expect(moved).toContainEqual({ from: 26, to: 8, cause: 'own', accounts: 1, marginMinor: 15_600_000 });
    expect(moved).toContainEqual(expect.objectContaining({ to: 13, cause: 'first', accounts: 6 }));
    const { items } = await done(marketer('GET', `/return/migrations/accounts?${period}&cause=own`));
    expect(items).toEqual([
      expect.objectContaining({
        ...{ accountId, company: 'Завод 12', axes: ['recency'], from: { cell: 26 }, to: { cell: 8 } },
        crossed: { axis: 'recency', boundary: 15, value: 0 },
      }),
    ]);
    expect((await done(marketer('GET', `/return/migrations/accounts?${period}&fromCell=0`)))['items']).toEqual([]);
    expect((await head('GET', '/return/migrations?from=2026-01-01&to=2026-12-31')).body).toMatchObject({ status: 400 });
    expect((await listed('went-silent')).map((row) => row.accountId)).not.toContain(accountId);
  });
});
