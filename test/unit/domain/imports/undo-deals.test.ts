import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { ringDue } from '../../../../shared/domain/pipeline/ring.ts';
import { nextGeneration } from '../../../../shared/domain/pipeline/next-generation.ts';
import { correctPurchase, planOf, returnFrom } from '../../../../shared/domain/purchases/change-purchase.ts';
import type { Purchase } from '../../../../shared/domain/purchases/purchase.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { recordActivity } from '../../../../shared/domain/tasks/activity.ts';
import { anna, erp, head, robot } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { dealRecords, rubles } from '../../../support/domain/deals.ts';
import { allOf, foundBy, imported, type Plant, plantWith, undone } from '../../../support/domain/imports.ts';
import { put } from '../../../support/domain/stores.ts';
import { standing } from '../../../support/domain/standing.ts';

const deals = { kind: 'deals' } as const;
const titles = 'externalId;account;title;stage;opened;owner;order;orderDate;amount;email\n';
const open = `${titles}1;Завод;Приводы;send-quote;2026-01-12;Анна Примерова;З-1;;;ivan@zavod.example
2;Завод;Шкафы;new-deal;2026-02-27;;;;;petr@zavod.example
`;
const paid = `${titles}3;Завод;Датчики;payment-received;2026-02-27;;З-3;2026-02-20;1000;\n`;

const dealIn = (plant: Plant): Deal => (allOf('deal', plant) as [Deal])[0];
const purchaseIn = (plant: Plant): Purchase => (allOf('purchase', plant) as [Purchase])[0];

const factOf = (type: string, { records }: Plant) => records.facts.find((fact) => fact.type === type);

describe('Imported deals taken back', () => {
  it('leave nothing: no account, no person, no key, and nothing that is found', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, open, deals);
    expect((await undone(plant, id)).undone).toEqual({ removed: 4, kept: 0 });
    expect(standing(plant)).toEqual({ records: [], claims: [], items: [] });
    for (const typed of ['завод', 'З-1', 'petr@zavod.example']) expect(await foundBy(plant, typed)).toEqual([]);
    const removed = plant.records.facts.filter(({ type }) => type === 'RecordRemoved');
    expect(removed.map(({ subject, data }) => [subject.kind, data])).toEqual(
      ['deal', 'deal', 'person', 'account', 'person'].map((kind) => [kind, { importId: id }]),
    );
    expect((await imported(plant, open, deals)).rows.imported).toBe(2);
  });

  it('leave what was there before, and another import’s deal', async () => {
    const plant = await plantWith();
    await imported(plant, 'name;email;company\nИван;ivan@zavod.example;Завод\n', { kind: 'persons' });
    await imported(plant, open.split('\n').slice(0, 2).join('\n'), deals);
    const before = standing(plant);
    const { id } = await imported(plant, open, deals);
    expect((await undone(plant, id)).undone).toEqual({ removed: 2, kept: 0 });
    expect(standing(plant)).toEqual(before);
  });

  it('take with them what robots made of them', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, open, deals);
    const late = allOf('deal', plant).find(({ owner }) => owner === anna.id) as Deal;
    await ringDue(late.id, plant);
    const { plan } = accepted(
      nextGeneration((await plant.records.get('deal', late.id)) as Deal, 1, 'why', contextOf(robot)),
    );
    await commitPlan(plant.records, plan, contextOf(robot));
    const [task] = allOf('task', plant);
    expect(task).toMatchObject({ about: 'overdue-send-quote', assignee: anna.id, state: { name: 'open' } });
    await ringDue(late.id, plant);
    expect(allOf('task', plant)).toHaveLength(1);
    expect((await undone(plant, id)).undone).toEqual({ removed: 4, kept: 0 });
    expect(standing(plant)).toEqual({ records: [], claims: [], items: [] });
    expect(
      plant.records.facts.find(({ subject, type }) => subject.id === task?.id && type === 'RecordRemoved'),
    ).toMatchObject({
      data: { importId: id, of: late.id },
    });
  });

  it('leave a purchase undone that they made, and as it was one that they joined', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, paid, deals);
    expect((await undone(plant, id)).undone).toEqual({ removed: 2, kept: 0 });
    expect(allOf('purchase', plant)).toMatchObject([{ version: 2, reversed: 'undone' }]);
    expect(factOf('PurchaseReversed', plant)?.data).toEqual({ why: 'undone' });
    await imported(plant, 'account;order;date;amount\nЗавод;З-3;2026-02-20;1000\n');
    const recorded = purchaseIn(plant);
    const joined = await imported(plant, paid, deals);
    const { id: dealId } = dealIn(plant);
    expect(purchaseIn(plant)).toMatchObject({ dealId, pyramidStep: 0 });
    expect((await undone(plant, joined.id)).undone).toEqual({ removed: 1, kept: 0 });
    expect(purchaseIn(plant)).toEqual({ ...recorded, version: recorded.version + 2 });
    expect(factOf('PurchaseUnlinked', plant)).toMatchObject({ origin: 'import', data: { dealId } });
  });

  const worked: [string, (plant: Plant) => Promise<unknown>][] = [
    [
      'was moved',
      (plant) => {
        const moved = moveDeal(dealIn(plant), { to: 'lost', reason: 'no-answer' }, dealRecords(), contextOf(head));
        return commitPlan(plant.records, accepted(moved).plan, contextOf(head));
      },
    ],
    [
      'somebody rang about',
      (plant) => {
        const said = { id: idOf(0x501), channel: 'call', direction: 'out', result: 'reached' } as const;
        const context = contextOf(head);
        return commitPlan(
          plant.records,
          accepted(recordActivity(dealIn(plant), said, undefined, context)).plan,
          context,
        );
      },
    ],
    [
      'another import has a task about',
      (plant) =>
        put(plant.records, {
          expected: 'new',
          record: {
            kind: 'task',
            id: idOf(0x601),
            version: 1,
            subject: { kind: 'deal', id: dealIn(plant).id },
            about: 'by-hand',
            dueAt: monday,
            state: { name: 'open' },
            importId: idOf(0xc09),
          },
        }),
    ],
  ];
  it.each(worked)('keep a deal that %s, with its account and its key', async (_, happens) => {
    const plant = await plantWith();
    const { id } = await imported(plant, `${titles}2;Завод;Шкафы;new-deal;2026-02-27;;;;;\n`, deals);
    await happens(plant);
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 2 });
    expect(plant.records.claims.map(({ key }) => key)).toEqual(['name/завод', 'came/deal/2']);
  });

  it.each([
    ['the ERP corrected', (before: Purchase) => correctPurchase(before, rubles(5))],
    [
      'came back in part',
      (before: Purchase) => returnFrom(before, { document: 'R', amount: rubles(5), on: '2026-03-01' }),
    ],
  ])('keep a deal whose order %s', async (_, changed) => {
    const plant = await plantWith();
    const { id } = await imported(plant, paid, deals);
    const after = changed(purchaseIn(plant));
    if (!after.ok) throw new Error(after.refusal.code);
    await commitPlan(plant.records, planOf(purchaseIn(plant), after), contextOf(erp));
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 2 });
  });

  it('take nothing of an order that is another deal’s by now', async () => {
    const plant = await plantWith();
    const { id } = await imported(plant, paid, deals);
    const purchase = { ...purchaseIn(plant), version: 2, dealId: idOf(0x777) };
    await put(plant.records, { record: purchase, expected: 1 });
    expect((await undone(plant, id)).undone).toEqual({ removed: 1, kept: 1 });
    expect(purchaseIn(plant)).toEqual(purchase);
  });

  it('are kept of a dry run: nothing at all', async () => {
    const plant = await plantWith();
    const record = await imported(plant, open + paid.split('\n').slice(1).join('\n'), { ...deals, dryRun: true });
    expect(record.rows).toEqual({ imported: 3, unchanged: 0, rejected: 0 });
    expect(standing(plant)).toEqual({ records: [], claims: [], items: [] });
  });
});
