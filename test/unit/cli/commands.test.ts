import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forecast } from '../../../cli/forecast.ts';
import { rfm } from '../../../cli/rfm.ts';
import { readPurchases } from '../../../cli/read-purchases.ts';
import { dayOf } from '../../../shared/domain/return/day-number.ts';
import { buyers } from '../../support/domain/buyers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voronka-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function file(content: string | Uint8Array): Promise<string> {
  files += 1;
  const path = join(folder, `${String(files)}.csv`);
  await writeFile(path, content);
  return path;
}

const few = `customer_id,date,amount
a,2026-01-10,100.00
b,2026-01-20,50
a,2026-03-01,300.50
c,2026-02-01,10
`;
const json = async (text: Promise<string>): Promise<Record<string, unknown>> =>
  JSON.parse(await text) as Record<string, unknown>;

describe('The RFM of a file', () => {
  it('is boundaries, 27 counts and each customer, as of the day of the last purchase', async () => {
    expect(await json(rfm([await file(few), '--json']))).toEqual({
      asOf: '2026-03-01',
      boundaries: { r: [0, 40], f: [1, 2], m: [10, 200.25] },
      counts: Array.from({ length: 27 }, (_, cell) => [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1][cell] ?? 0),
      customers: [
        { id: 'a', recencyDays: 0, frequency: 2, monetary: 200.25, cell: 4 },
        { id: 'b', recencyDays: 40, frequency: 1, monetary: 50, cell: 10 },
        { id: 'c', recencyDays: 28, frequency: 1, monetary: 10, cell: 9 },
      ],
    });
  });

  it('leaves out what was bought after the day it is looked at', async () => {
    const { asOf, customers } = await json(rfm([await file(few), '--as-of', '2026-01-31', '--json']));
    expect(asOf).toBe('2026-01-31');
    expect(customers).toEqual([
      { id: 'a', recencyDays: 21, frequency: 1, monetary: 100, cell: 10 },
      { id: 'b', recencyDays: 11, frequency: 1, monetary: 50, cell: 0 },
    ]);
  });

  it('is a page for people that names the columns it took, and who spent most in each group', async () => {
    const page = await rfm([await file(few)]);
    expect(page).toContain('Columns taken: customer = customer_id, date = date, amount = amount');
    expect(page).toContain('3 customers as of 2026-03-01');
    expect(page).toMatch(/best-middle-middle +1 +33\.3% +a \(400\.50\)/);
    expect(page).toMatch(/worst-worst-worst +0 +0\.0%$/m);
  });
});

describe('The forecast of a file', () => {
  const shop = buyers(
    { model: { r: 0.6, alpha: 6, a: 0.8, b: 2.5 }, customers: 400, enterWithinDays: 180, days: 400 },
    5,
  );
  const rows = shop.flatMap(({ id, purchases }) =>
    purchases.map(({ day, amountMinor }) => `${id};${dayOf(20_000 + day)};${((amountMinor ?? 0) / 100).toFixed(2)}`),
  );
  const sold = ['Покупатель;Дата заказа;Сумма', ...rows].join('\r\n');

  it('is the parameters, the log-likelihood, and of each customer the chance, the purchases and the value', async () => {
    const told = await json(forecast([await file(sold), '--until', dayOf(20_300), '--horizon', '30', '--json']));
    expect(told).toMatchObject({ until: dayOf(20_300), horizonDays: 30, enoughData: true, unit: 'week' });
    expect(Object.keys(told['parameters'] as object)).toEqual(['r', 'alpha', 'a', 'b']);
    expect(told['logLikelihood']).toBeLessThan(0);
    const customers = told['customers'] as Record<'id' | 'age' | 'pAlive' | 'pBuy', number>[];
    for (const each of customers) {
      expect(Object.keys(each)).toEqual([
        ...['id', 'frequency', 'recency', 'age', 'pAlive', 'pBuy', 'expectedPurchases', 'expectedValue'],
      ]);
      expect(each.pBuy).toBeLessThanOrEqual(each.pAlive);
    }
    const firstDay = new Map(shop.map(({ id, purchases: [first] }) => [id, first?.day]));
    expect(customers.map(({ id, age }) => 300 - Math.round(age * 7) - Number(firstDay.get(String(id))))).toEqual(
      customers.map(() => 0),
    );
  });

  it('has what each is expected to pay in months, where that is asked for, and nothing else is changed', async () => {
    const path = await file(sold);
    type Row = Record<'expectedPurchases' | 'expectedValue' | 'lifetimeValue', number>;
    const rowsOf = async (...options: string[]): Promise<Row[]> =>
      (await json(forecast([path, '--json', ...options])))['customers'] as Row[];
    const [plain, twoYears, oneYear, dear] = await Promise.all([
      rowsOf('--horizon', '365'),
      rowsOf('--horizon', '365', '--discount', '0'),
      rowsOf('--horizon', '365', '--months', '12'),
      rowsOf('--horizon', '365', '--months', '12', '--discount', '12.5'),
    ]);
    expect(plain.some((row) => 'lifetimeValue' in row)).toBe(false);
    expect(oneYear.map(({ lifetimeValue: _told, ...row }) => row)).toEqual(plain);
    oneYear.forEach((row, n) => {
      expect(row.lifetimeValue).toBeCloseTo(row.expectedPurchases * row.expectedValue, 6);
      expect(twoYears[n]?.lifetimeValue).toBeGreaterThan(row.lifetimeValue);
      expect(dear[n]?.lifetimeValue).toBeLessThan(row.lifetimeValue);
      expect(dear[n]?.lifetimeValue).toBeGreaterThan(row.lifetimeValue / 1.125);
    });
    expect(await forecast([path, '--months', '12'])).toMatch(/ of each +in 12 months +still a customer /);
    expect(await forecast([path, '--discount', '10'])).toMatch(/ of each +in 24 months +still a customer /);
    expect(await forecast([path])).toMatch(/ of each +still a customer /);
    const unknown = await json(forecast([await file(few), '--months', '12', '--json']));
    expect(unknown['customers']).toMatchObject([{ lifetimeValue: null }, {}, {}]);
  });

  it('says what lacks, and tells what was observed instead, with its interval', async () => {
    const told = await json(forecast([await file(few), '--json']));
    expect(told).toMatchObject({ parameters: null, logLikelihood: null, enoughData: false });
    expect(told['lacking']).toEqual({ why: 'few-repeaters', repeaters: 1, needed: 20 });
    expect(told['customers']).toMatchObject([
      { id: 'a', frequency: 1, recency: 50 / 7, age: 50 / 7, pBuy: null },
      {},
      {},
    ]);
    const plant = buyers(
      { model: { r: 0.6, alpha: 6, a: 0.8, b: 2.5 }, customers: 15, enterWithinDays: 90, days: 700 },
      6,
    );
    const lines = plant.flatMap(({ id, purchases }) => purchases.map(({ day }) => `${id},${dayOf(20_000 + day)},1`));
    const small = await file(['client,date,sum', ...lines].join('\n'));
    const { customers } = await json(forecast([small, '--json']));
    expect((customers as object[]).every((each) => 'observed' in each)).toBe(true);
    const page = await forecast([small]);
    expect(page).toMatch(/Not enough data for a model: \d+ customers came back, and 20 are needed/);
    expect(page).toMatch(/% to \d+\.\d%, (cell|recency|base) of \d+/);
  });

  it('is a page for people, with whoever is most likely to buy first', async () => {
    const page = await forecast([await file(sold)]);
    expect(page).toMatch(/^BG\/NBD: r \d\.\d{4}, alpha /m);
    expect(page).toContain('Columns taken: customer = Покупатель, date = Дата заказа, amount = Сумма');
    expect(page).toMatch(/^380 more: --json has all of them$/m);
    const chances = [...page.matchAll(/^buyer-\d+ +\d+ +([\d.]+)%/gm)].map(([, chance]) => Number(chance));
    expect(chances).toHaveLength(20);
    expect(chances).toEqual(chances.toSorted((one, other) => other - one));
  });
});

describe('A file of purchases', () => {
  const refusal = async (content: string | Uint8Array): Promise<string> =>
    readPurchases(await file(content)).then(
      () => 'it was read',
      (error: unknown) =>
        error instanceof Error ? `${error.name}: ${error.message.replace(/^\S+\.csv/, 'FILE')}` : '',
    );

  it('is read in Windows-1251 with semicolons, thousands, quotes and days with dots', async () => {
    const text = 'Клиент;Дата;Сумма\n"ООО ""Ромашка""";31.05.2025 10:20;1 234,50\n';
    const bytes = Uint8Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    });
    expect((await readPurchases(await file(bytes))).customers).toEqual([
      { id: 'ООО "Ромашка"', purchases: [{ day: 20_239, amountMinor: 123_450 }] },
    ]);
  });

  it('may be longer than what is read at once, and in any order', async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, n) => `c${String(n % 100)},${dayOf(20_000 - (n % 700))},${String(n)}`,
    );
    const read = await readPurchases(await file(['id,date,value', ...rows, ''].join('\n')));
    expect(read).toMatchObject({ purchases: 40_000, lastDay: 20_000 });
    expect(read.customers).toHaveLength(100);
    const days = read.customers[0]?.purchases.map(({ day }) => day) ?? [];
    expect(days).toEqual(days.toSorted((one, other) => one - other));
    expect(
      read.customers.reduce(
        (sum, { purchases }) => sum + purchases.reduce((all, each) => all + (each.amountMinor ?? 0), 0),
        0,
      ),
    ).toBe(100 * ((40_000 * 39_999) / 2));
  });

  it('is refused with the column that lacks, and the titles there are', async () => {
    const said = await refusal('customer,when,amount\na,2026-01-01,1\n');
    expect(said).toMatch(
      /^Problem: FILE: there is no column date or Order date or .*; there are customer, when, amount$/,
    );
  });

  it('is refused with the rows that cannot be read, what stands there, and what is allowed', async () => {
    const rows = [
      'a,2026-02-30,1',
      'b,2026-01-01,-5',
      ',2026-01-01,7',
      'd,2026-01-01,1.234',
      'e,soon,x',
      'f,2026-01-01,3',
    ];
    expect(await refusal(['id,date,sum', ...rows].join('\n'))).toBe(
      [
        'Problem: FILE: 6 cells cannot be read',
        '  row 2, date: “2026-02-30”, allowed is a date: 2026-05-31, 31.05.2026 or 20260531',
        '  row 3, amount: “-5”, allowed is a sum with at most two decimals: 1234.56 or 1 234,56',
        '  row 4, customer: “”, allowed is a value',
        '  row 5, amount: “1.234”, allowed is a sum with at most two decimals: 1234.56 or 1 234,56',
        '  row 6, date: “soon”, allowed is a date: 2026-05-31, 31.05.2026 or 20260531',
        '  and 1 more',
      ].join('\n'),
    );
  });

  it.each([
    ['nothing', '', /the first row holds no titles$/],
    ['titles alone', 'id,date,sum\n', /there are no purchases in it$/],
    ['no text', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /is not text/],
  ])('is refused with %s in it', async (_what, content, said) => {
    expect(await refusal(content)).toMatch(said);
  });

  it('is refused when it is not there, and so is what was not asked for rightly', async () => {
    await expect(rfm([join(folder, 'none.csv')])).rejects.toThrow(/none\.csv cannot be opened/);
    await expect(rfm([])).rejects.toThrow(/Say which file, one\.\n\n {2}npm run -s rfm -- FILE/);
    await expect(rfm(['a.csv', 'b.csv'])).rejects.toThrow(/Say which file/);
    await expect(rfm(['a.csv', '--asof', '1'])).rejects.toThrow(/--asof/);
    const path = await file(few);
    await expect(rfm([path, '--as-of', '31.05.2026'])).rejects.toThrow(
      '--as-of 31.05.2026 is no day; allowed is one like 1998-06-30',
    );
    await expect(rfm([path, '--as-of', '2020-01-01'])).rejects.toThrow(/nobody had bought by 2020-01-01/);
    await expect(forecast([path, '--until', '2020-01-01'])).rejects.toThrow(/nobody had bought by 2020-01-01/);
    for (const days of ['0', '1.5', 'x', '3651', ''])
      await expect(forecast([path, '--horizon', days])).rejects.toThrow(
        `--horizon ${days} is no number of days; allowed is a whole one from 1 to 3650`,
      );
    for (const months of ['0', '1.5', '121'])
      await expect(forecast([path, '--months', months])).rejects.toThrow(
        `--months ${months} is no number of months; allowed is a whole one from 1 to 120`,
      );
    for (const percent of ['-1', '100.5', 'x', ''])
      await expect(forecast([path, `--discount=${percent}`])).rejects.toThrow(
        `--discount ${percent} is no number of percent; allowed is one from 0 to 100`,
      );
  });
});
