import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DealMove } from '../../shared/domain/deals/move.ts';
import { addsCompetitor, movesDeal, opensDeal, said } from '../support/workflows/deal-acts.ts';
import { Plant } from '../support/workflows/plant.ts';
import { anna, office } from '../support/workflows/staff.ts';

const deal = '00000000-0000-7000-8000-0000000000d1';
let plant: Plant;

beforeEach(() => {
  plant = new Plant(); // Monday, 2 March 2026, 10:00 in Moscow
});
afterEach(() => {
  plant.close();
});

const looked = ['Where it stands', 'Which stage'];

/** The moves of the process `project`, each with what its gate asks for. */
const project: readonly DealMove[] = [
  { to: 'discuss-terms', changes: said.need },
  { to: 'send-quote', changes: said.terms },
  { to: 'agree-price', changes: said.quote },
  { to: 'payment-received', changes: said.payment },
  { to: 'production-ordered', changes: said.production },
  { to: 'shipped', changes: said.shipment },
];
const dealerOrder: readonly [DealMove, DealMove, DealMove, DealMove] = [
  { to: 'agree-price', changes: said.terms },
  { to: 'payment-received', changes: said.payment },
  { to: 'production-ordered', changes: said.production },
  { to: 'shipped', changes: said.shipment },
];

async function projectAt(stage: DealMove['to'] | 'new-deal'): Promise<void> {
  await plant.does(opensDeal(anna, deal, 'project'));
  for (const move of project.slice(0, project.findIndex(({ to }) => to === stage) + 1))
    await plant.does(movesDeal(anna, deal, move));
}

describe('a project', () => {
  it('is followed through its seven stages, and asks for the papers ten working days after shipment', async () => {
    await projectAt('shipped');
    await plant.passTo('2026-03-17T07:00:00.000Z');
    expect(plant.tasksAbout(deal)).toEqual([
      { about: 'name-rivals', assignee: anna.id, dueAt: '2026-03-04T07:00:00.000Z' },
      { about: 'papers', assignee: anna.id, dueAt: '2026-03-18T07:00:00.000Z' },
    ]);
    expect(plant.history(deal)).toEqual({
      machine: 'project',
      status: 'SUCCEEDED',
      visited: [
        ...looked,
        'New deal',
        'Which stage',
        'Discuss terms',
        'Which stage',
        'Send the quote',
        'Which stage',
        'Agree the price',
        'Which stage',
        'Payment received',
        'Which stage',
        'Production ordered',
        'Which stage',
        'Shipped',
        'Shipped: is it overdue',
        'Shipped', // its task is made: it stands elsewhere
        ...looked,
        'Shipped and asked about papers',
      ],
      retried: [],
    });
    expect(await plant.find(deal)).toMatchObject({ stage: { name: 'shipped' }, won: { dealKind: 'first' } });
  });

  it('passes several stages in one act, in one step of its workflow', async () => {
    await plant.does(opensDeal(anna, deal, 'project'));
    await plant.does(
      movesDeal(anna, deal, { to: 'agree-price', changes: { ...said.need, ...said.terms, ...said.quote } }),
    );
    expect(await plant.find(deal)).toMatchObject({ passed: ['discuss-terms', 'send-quote'] });
    expect(plant.history(deal).visited).toEqual([...looked, 'New deal', 'Which stage', 'Agree the price']);
  });

  it('is followed once, and rings once, when every fact is delivered twice', async () => {
    plant.deliveries = 2;
    await projectAt('send-quote');
    await plant.does(movesDeal(anna, deal, { to: 'lost', reason: 'price' }));
    await plant.does(movesDeal(anna, deal, { to: 'send-quote' }));
    await plant.passTo('2026-03-04T07:00:00.000Z');
    expect(plant.executions.names).toEqual([`${deal}-1`, `${deal}-2`]);
    expect(plant.history(deal, 1).visited).toEqual([
      ...looked,
      'New deal',
      'Which stage',
      'Discuss terms',
      'Which stage',
      'Send the quote',
      'Which stage',
      'Lost',
    ]);
    expect(plant.history(deal, 2).visited).toEqual([
      ...looked,
      'Send the quote',
      'Send the quote: is it overdue',
      'Send the quote',
    ]);
    expect(plant.tasksAbout(deal).map(({ about }) => about)).toEqual(['overdue-send-quote']);
  });

  it('goes one step back, and its workflow with it', async () => {
    await projectAt('send-quote');
    await plant.does(movesDeal(anna, deal, { to: 'discuss-terms', note: 'they changed the specification' }));
    expect(plant.history(deal).visited.slice(-3)).toEqual(['Send the quote', 'Which stage', 'Discuss terms']);
  });
});

describe('a dealer’s order', () => {
  it('is followed through its five stages to the papers', async () => {
    await plant.does(opensDeal(anna, deal, 'dealer-order'));
    const [agreed, paid, ordered, shipped] = dealerOrder;
    for (const move of [agreed, paid]) await plant.does(movesDeal(anna, deal, move));
    for (const move of [ordered, shipped]) await plant.does(movesDeal(office, deal, move));
    await plant.passTo('2026-03-17T07:00:00.000Z');
    expect(plant.history(deal)).toEqual({
      machine: 'dealer-order',
      status: 'SUCCEEDED',
      visited: [
        ...looked,
        'New deal',
        'Which stage',
        'Agree the price',
        'Which stage',
        'Payment received',
        'Which stage',
        'Production ordered',
        'Which stage',
        'Shipped',
        'Shipped: is it overdue',
        'Shipped',
        ...looked,
        'Shipped and asked about papers',
      ],
      retried: [],
    });
  });
});

describe('a deal that ends before it is shipped', () => {
  it.each([
    ['new-deal', 'wrong-phone'],
    ['new-deal', 'no-answer'],
    ['new-deal', 'no-need'],
    ['discuss-terms', 'specification'],
    ['discuss-terms', 'lead-time'],
    ['send-quote', 'price'],
    ['agree-price', 'terms'],
  ] as const)('is lost at %s for "%s", and its workflow ends', async (stage, reason) => {
    await projectAt(stage);
    await plant.does(movesDeal(anna, deal, { to: 'lost', reason }));
    const { status, visited } = plant.history(deal);
    expect([await plant.stageOf(deal), status, visited.slice(-2)]).toEqual([
      'lost',
      'SUCCEEDED',
      ['Which stage', 'Lost'],
    ]);
  });

  it('is lost to a competitor by name', async () => {
    await projectAt('agree-price');
    await plant.does(addsCompetitor(anna, 'Siemens'));
    await plant.does(movesDeal(anna, deal, { to: 'lost', reason: 'competitor', competitor: 'siemens' }));
    expect([(await plant.find(deal)).stage, plant.history(deal).status]).toEqual([
      {
        name: 'lost',
        from: 'agree-price',
        at: '2026-03-02T07:00:00.000Z',
        by: { kind: 'staff', id: anna.id },
        reason: 'competitor',
        competitor: 'siemens',
      },
      'SUCCEEDED',
    ]);
  });

  it.each(['customer-refused', 'not-made', 'late', 'defect'])(
    'is cancelled after payment because "%s"',
    async (reason) => {
      await projectAt('production-ordered');
      const nothing = { netMinor: 0, currency: 'RUB', vatPercent: 22 };
      await plant.does(movesDeal(anna, deal, { to: 'cancelled', reason, refund: nothing, cost: nothing }));
      const { status, visited } = plant.history(deal);
      expect([status, visited.slice(-2)]).toEqual(['SUCCEEDED', ['Which stage', 'Cancelled']]);
    },
  );

  it.each([
    ['lost', { to: 'lost', reason: 'no-answer' }, 'Lost'],
    ['parked', { to: 'parked', basket: 'account' }, 'Parked'],
  ] as const)('comes back from %s to the stage it left, with a new generation', async (_from, leave, end) => {
    await projectAt('discuss-terms');
    await plant.does(movesDeal(anna, deal, leave));
    await plant.passTo('2026-04-01T07:00:00.000Z');
    await plant.does(movesDeal(anna, deal, { to: 'discuss-terms' }));
    expect([plant.history(deal, 1).visited.at(-1), plant.history(deal, 2)]).toEqual([
      end,
      { machine: 'project', status: 'RUNNING', visited: [...looked, 'Discuss terms'], retried: [] },
    ]);
    expect(plant.tasksAbout(deal)).toEqual([]);
  });

  it('is refused its loss without a reason, and goes on as before', async () => {
    await projectAt('agree-price');
    const lost = plant.does(movesDeal(anna, deal, { to: 'lost' }));
    await expect(lost).rejects.toMatchObject({ details: { status: 422, code: 'reason-needed' } });
    expect(plant.history(deal)).toMatchObject({ status: 'RUNNING' });
  });
});
