import { beforeAll, describe, expect, it } from '@jest/globals';
import { plusDays } from '../../shared/domain/calendar/working-calendar.ts';
import { moveClockTo } from '../../local/clock.ts';
import { seeds } from '../../settings/seeds.ts';
import { taxIdOf } from '../../local/demo/enquiries.ts';
import { whenStatus } from '../support/system/executions.ts';
import { imported } from '../support/system/imports.ts';
import { plantDay } from '../support/system/day.ts';
import { done } from '../support/system/leads.ts';
import { mailTo } from '../support/system/mail.ts';
import { reset } from '../support/system/reset.ts';
import { scored } from '../support/system/scoring.ts';
import { fromErp } from '../support/system/signed.ts';
import { nobody, staff } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

const [anna, head, marketer, operator] = [staff('anna'), staff('head'), staff('marketer'), staff('operator')];
const silent = 5;
const buyers = 20;

type Answer = Readonly<Record<string, unknown>>;

const now = async (): Promise<string> => String((await nobody('GET', '/health')).body['now']);
const pass = async (days: number): Promise<void> => {
  const to = new Date(Date.parse(await now()) + days * 86_400_000).toISOString();
  await moveClockTo(to, operator, () => undefined);
};
const itemsOf = async (path: string): Promise<readonly Answer[]> =>
  (await done(head('GET', path)))['items'] as readonly Answer[];

const emailOf = (n: number): string => `buyer-${String(n)}@customer.example`;
const company = (n: number): string => `Завод ${String(n)}`;
const csv = (...rows: readonly (readonly unknown[])[]): string => rows.map((row) => row.join(';')).join('\n');

/** The n-th ordered every thirty days for two years, the last time n days ago. */
const orders = (day: string) =>
  Array.from({ length: buyers }, (_, n) => n + 1).flatMap((n) =>
    Array.from({ length: 12 }, (_, order) => [
      ...[
        company(n),
        taxIdOf(n),
        `${String(n)}-${String(order)}`,
        plusDays(day, -n - 30 * order - ((order * 17 * n) % 15)),
        1000 + n,
      ],
    ]),
  );

/** An order of an account, as the ERP tells of it. */
const order = async (n: number, day: string): Promise<void> => {
  const amount = { netMinor: 100_000 + n, currency: 'RUB', vatPercent: 22 };
  const body = { orderNumber: `НОВЫЙ-${String(n)}-${day}`, orderDate: day, taxId: taxIdOf(n), amount };
  expect((await fromErp('/purchases', body)).status).toBe(201);
};

/** So many win-backs may begin on a day. */
const allowed = (winBacksPerDay: number): Promise<unknown> =>
  done(operator('PUT', '/settings/return', { body: { value: { ...seeds.return, winBacksPerDay } } }));

async function idOf(n: number): Promise<string> {
  const found = (await done(head('GET', `/search?q=${taxIdOf(n)}`)))['results'] as readonly Answer[];
  return String(found.find(({ kind }) => kind === 'account')?.['id']);
}

let accountId: string;
let winBackId: string;

beforeAll(reset);

describe('a customer who went silent', () => {
  it('is not won back for what an import brought: a first run starts nothing', async () => {
    const day = plantDay(await now());
    const accounts = Array.from({ length: buyers }, (_, n) => [company(n + 1), taxIdOf(n + 1), 'Иван', emailOf(n + 1)]);
    const consent = [emailOf(silent), 'marketing', '1', plusDays(day, -100), 'Анкета'];
    for (const [kind, file] of [
      ['accounts', csv(['company', 'taxId', 'name', 'email'], ...accounts)],
      ['consents', csv(['email', 'purpose', 'textVersion', 'at', 'basis'], consent)],
      ['purchases', csv(['account', 'taxId', 'order', 'date', 'amount'], ...orders(day))],
    ] as const)
      expect((await imported({ kind }, file))['rows']).toMatchObject({ rejected: 0 });
    const terms = { en: 'Freight is ours.', ru: 'Доставка за наш счёт.' };
    const until = plusDays(day, 90);
    const { id } = await done(
      marketer('POST', '/offers', {
        body: {
          title: terms,
          terms,
          from: day,
          until,
          marginFloorPercent: 10,
          forWinBacks: true,
          cost: { netMinor: 5000, currency: 'RUB', vatPercent: 22 },
        },
      }),
    );
    await done(head('POST', `/offers/${String(id)}/approve`));
    await scored();
    expect(await itemsOf('/win-backs')).toEqual([]);
  });

  it('is written to with the offer once they are late by what they did not do themselves', async () => {
    await pass(28);
    const day = plantDay(await now());
    for (let n = 1; n <= buyers; n += 1) if (n !== silent) await order(n, plusDays(day, -1));
    await allowed(0);
    await scored();
    const id = await idOf(silent);
    expect(await done(head('GET', `/accounts/${id}/win-back`))).toMatchObject({
      ...{ is: 'due', action: 'letters' },
      reason: { ru: 'пора отправить письма с предложением; на сегодня предел исчерпан: ждёт следующего расчёта' },
    });
    await allowed(5);
    await scored();
    const [winBack = {}] = await until(
      'a win-back began',
      () => itemsOf('/win-backs'),
      ({ length }) => length > 0,
      30_000,
    );
    accountId = String(winBack['accountId']);
    winBackId = String(winBack['id']);
    expect(winBack).toMatchObject({ company: company(silent), action: 'letters', state: 'letters', startedOn: day });
    await pass(4); // a weekend may lie between
    const letters = await mailTo(emailOf(silent));
    expect(letters).toHaveLength(1);
    const shown = await done(head('GET', `/win-backs/${winBackId}`));
    expect(shown['sent']).toMatchObject([{ letter: 'your-terms' }]);
    expect(shown['lastOrder']).toMatchObject({ orderNumber: `${String(silent)}-0` });
    expect(await done(head('GET', `/accounts/${accountId}/win-back`))).toMatchObject({
      ...{ is: 'running', winBack: { id: winBackId } },
      reason: { ru: expect.stringMatching(/^возвращаем с .* письма с предложением$/) },
    });
  });

  it('is left alone from the order on, which the report counts', async () => {
    const day = plantDay(await now());
    await order(silent, day);
    const shown = await until(
      'it has ended',
      () => done(head('GET', `/win-backs/${winBackId}`)),
      ({ state }) => state === 'ended',
    );
    expect(shown).toMatchObject({ outcome: 'returned', says: { ru: 'пришёл заказ' } });
    await whenStatus('win-back', `${winBackId}-1`, 'SUCCEEDED');
    await pass(30);
    expect(await mailTo(emailOf(silent))).toHaveLength(1);
    const month = String(shown['startedOn']).slice(0, 7);
    const report = await done(head('GET', `/reports/win-backs?from=${month}&to=${month}`));
    expect(report['rows']).toMatchObject([
      {
        ...{ month, action: 'letters', started: 1, heldOut: 0, returned: 1, returnedHeldOut: 0, running: 0 },
        ended: { returned: 1 },
        revenue: [{ netMinor: 100_000 + silent, currency: 'RUB', of: 1 }],
        offersCost: [{ netMinor: 5000, currency: 'RUB', of: 1 }],
      },
    ]);
    const [row] = report['rows'] as readonly { readonly records: Readonly<Record<string, string>> }[];
    expect(await done(head('GET', row?.records['returned'] ?? ''))).toMatchObject({
      ...{ total: 1, items: [{ winBackId, action: 'letters', orders: 1, outcome: 'returned' }] },
    });
    expect((report['effects'] as readonly Answer[]).every((effect) => !('lift' in effect))).toBe(true);
    expect((await anna('GET', `/reports/win-backs?from=${month}&to=${month}`)).status).toBe(403);
  });
});
