import { describe, expect, it } from '@jest/globals';
import { csvOf, type Told } from '../../../support/domain/csv.ts';
import { allOf, errorsOf, imported, plantWith, undone } from '../../../support/domain/imports.ts';
import { standing } from '../../../support/domain/standing.ts';

const costs = { kind: 'costs' } as const;
const fileOf = (...rows: Told[]): string =>
  csvOf(...rows.map((row) => ({ costKind: 'marketing', period: '2026-02', channel: 'site', amount: '1000', ...row })));

async function costOf(row: Told) {
  const plant = await plantWith();
  const record = await imported(plant, fileOf(row), costs);
  expect(await errorsOf(plant, record)).toEqual([]);
  return allOf('cost', plant)[0];
}

describe('A cost of a file', () => {
  it('is money spent on a stage of the customer’s life, by a channel and a campaign, with what it brought', async () => {
    const plant = await plantWith();
    const file = `Вид расхода;Этап;Месяц;Канал;Кампания;Команда;Сегмент;Расход;Валюта;НДС;Показы;Клики;Визиты
Реклама;Возврат;02.2026;site;Зима;Отдел 1;dealer;1 000,50;USD;0;10 000;200;150
`;
    const record = await imported(plant, file, costs);
    expect([record.rows, await errorsOf(plant, record)]).toEqual([{ imported: 1, unchanged: 0, rejected: 0 }, []]);
    const [cost] = allOf('cost', plant);
    const data = {
      ...{ costKind: 'marketing', stage: 'return', from: '2026-02-01', to: '2026-02-28', channel: 'site' },
      ...{ campaign: 'Зима', team: 'Отдел 1', segment: 'dealer', impressions: 10_000, clicks: 200, visits: 150 },
      amount: { netMinor: 100_050, currency: 'USD', vatPercent: 0 },
    };
    expect(cost).toEqual({ kind: 'cost', id: cost?.id, version: 1, ...data, importId: record.id, importRow: 2 });
    expect(plant.records.facts.at(-2)).toMatchObject({
      type: 'CostRecorded',
      origin: 'import',
      subject: { kind: 'cost', id: cost?.id },
      data,
    });
    expect(plant.records.facts.at(-2)?.data).toEqual(data);
  });

  it('is one of acquisition, in the plant’s money, unless its row says otherwise', async () => {
    const cost = await costOf({ costKind: 'Продажи', channel: '', team: 'Отдел' });
    expect(cost).toEqual({
      ...{ kind: 'cost', id: cost?.id, version: 1, costKind: 'sales', stage: 'acquisition', team: 'Отдел' },
      ...{ from: '2026-02-01', to: '2026-02-28', importId: cost?.importId, importRow: 2 },
      amount: { netMinor: 100_000, currency: 'RUB', vatPercent: 22 },
    });
  });

  it.each([
    ['2026-03', '2026-03-01', '2026-03-31'],
    ['2.2024', '2024-02-01', '2024-02-29'],
    ['12.2025', '2025-12-01', '2025-12-31'],
    ['2026-03-02', '2026-03-02', '2026-03-02'],
    ['01.03.2026', '2026-03-01', '2026-03-01'],
  ])('of %s is from %s to %s', async (period, from, to) => {
    expect(await costOf({ period })).toMatchObject({ from, to });
  });

  it('is reported with what is wrong in it', async () => {
    const plant = await plantWith();
    const file = fileOf(
      { costKind: 'прочее', stage: 'любовь', period: '2026-04' },
      { period: '2026-13' },
      { period: '03.03.2026' },
      { channel: '' },
      { channel: 'радио', clicks: 'мало' },
    );
    const record = await imported(plant, file, costs);
    const period = 'a month, 2026-05 or 05.2026, or a day; none to come';
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'costKind', value: 'прочее', allowed: 'Маркетинг, Продажи' },
      {
        row: 2,
        column: 'stage',
        value: 'любовь',
        allowed: 'Привлечение, Доведение до результата, Удержание, Развитие, Возврат',
      },
      { row: 2, column: 'period', value: '2026-04', allowed: period },
      { row: 3, column: 'period', value: '2026-13', allowed: period },
      { row: 4, column: 'period', value: '03.03.2026', allowed: period },
      { row: 5, column: 'channel', value: '', allowed: 'a channel, a campaign or a team' },
      { row: 6, column: 'channel', value: 'радио', allowed: expect.stringContaining('Сайт, ') },
      { row: 6, column: 'clicks', value: 'мало', allowed: 'a whole number' },
    ]);
  });

  it('is one for what it was for: told again with another sum, the recorded one is reported', async () => {
    const plant = await plantWith();
    const others = [
      ...[{ costKind: 'sales' }, { stage: 'return' }, { period: '2026-01' }, { period: '2026-02-01' }],
      ...[{ channel: 'phone' }, { campaign: 'Зима' }, { team: 'Отдел' }, { segment: 'dealer' }],
    ];
    const file = fileOf({}, { clicks: '5', currency: 'USD', vatRate: '0' }, { stage: 'acquisition' }, ...others);
    const rows = { imported: 9, unchanged: 2, rejected: 0 };
    expect((await imported(plant, file, costs)).rows).toEqual(rows);
    expect((await imported(plant, file, costs)).rows).toEqual({ imported: 0, unchanged: 11, rejected: 0 });
    const record = await imported(plant, fileOf({ amount: '999,5' }), costs);
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'amount', value: '999.5', allowed: '1000, as it is recorded' },
    ]);
  });

  it('is taken back without a trace, and may come again', async () => {
    const plant = await plantWith();
    await imported(plant, fileOf({}), costs);
    const before = standing(plant);
    const file = fileOf({}, { campaign: 'Зима' });
    const { id } = await imported(plant, file, costs);
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(standing(plant)).toEqual(before);
    expect(plant.records.facts.at(-2)).toMatchObject({ type: 'RecordRemoved', data: { importId: id } });
    expect((await imported(plant, file, costs)).rows).toEqual({ imported: 1, unchanged: 1, rejected: 0 });
    expect((await imported(plant, fileOf({ campaign: 'Весна' }), { ...costs, dryRun: true })).rows.imported).toBe(1);
    expect(allOf('cost', plant)).toHaveLength(2);
  });
});
