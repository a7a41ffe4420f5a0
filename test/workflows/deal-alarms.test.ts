import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DealMove } from '../../shared/domain/deals/move.ts';
import { register } from '../support/domain/contexts.ts';
import { stock } from '../support/domain/stores.ts';
import { editsDeal, movesDeal, opensDeal, said, waitsWithDeal } from '../support/workflows/deal-acts.ts';
import { Plant } from '../support/workflows/plant.ts';
import { anna } from '../support/workflows/staff.ts';

const deal = '00000000-0000-7000-8000-0000000000d1';
let plant: Plant;

beforeEach(async () => {
  plant = new Plant(); // Monday, 2 March 2026, 10:00 in Moscow; 9 March is a holiday
  await stock(plant.records, register);
});
afterEach(() => {
  plant.close();
});

const engineered = {
  lines: [{ title: 'Control cabinet', product: 'cabinet', quantity: 1 }],
  deliveryTerms: 'FCA plant',
};
const everything = { ...said.need, ...said.terms, ...said.quote, ...said.payment, ...said.production };

/** How a deal gets to a stage in one act, and when that stage's longest stay is over, once and twice. */
const stays: readonly [string, DealMove | undefined, { overdue: string; escalation: string }][] = [
  ['new-deal', undefined, { overdue: '2026-03-03T07:00:00.000Z', escalation: '2026-03-04T07:00:00.000Z' }],
  [
    'discuss-terms',
    { to: 'discuss-terms', changes: said.need },
    { overdue: '2026-03-05T07:00:00.000Z', escalation: '2026-03-11T07:00:00.000Z' },
  ],
  [
    'send-quote',
    { to: 'send-quote', changes: { ...said.need, ...said.terms } },
    { overdue: '2026-03-04T07:00:00.000Z', escalation: '2026-03-06T07:00:00.000Z' },
  ],
  [
    'send-quote',
    { to: 'send-quote', changes: { ...said.need, ...engineered } },
    { overdue: '2026-03-10T07:00:00.000Z', escalation: '2026-03-17T07:00:00.000Z' },
  ],
  [
    'agree-price',
    { to: 'agree-price', changes: { ...said.need, ...said.terms, ...said.quote } },
    { overdue: '2026-03-17T07:00:00.000Z', escalation: '2026-03-31T07:00:00.000Z' },
  ],
  [
    'payment-received',
    { to: 'payment-received', changes: { ...said.need, ...said.terms, ...said.quote, ...said.payment } },
    { overdue: '2026-03-04T07:00:00.000Z', escalation: '2026-03-06T07:00:00.000Z' },
  ],
  [
    'production-ordered', // until the end of the promised day, 31 March; two working days more
    { to: 'production-ordered', changes: everything },
    { overdue: '2026-03-31T21:00:00.000Z', escalation: '2026-04-03T06:00:00.000Z' },
  ],
];

/** Its tasks, but for those that are asked for at once: the calculation of an engineered product, and over whom it was won. */
const lateTasks = () => plant.tasksAbout(deal).filter(({ about }) => !['calculation', 'name-rivals'].includes(about));

describe('a deal past its longest stay', () => {
  it.each(stays)('at %s is its owner’s task, and the head’s at twice that', async (stage, move, due) => {
    await plant.does(opensDeal(anna, deal, 'project'));
    if (move) await plant.does(movesDeal(anna, deal, move));
    await plant.passTo(new Date(Date.parse(due.overdue) - 1000).toISOString());
    expect(lateTasks()).toEqual([]);
    await plant.passTo(due.overdue);
    expect(lateTasks()).toMatchObject([{ about: `overdue-${stage}`, assignee: anna.id }]);
    await plant.passTo(due.escalation);
    await plant.passTo('2026-06-01T07:00:00.000Z');
    const tasks = lateTasks();
    expect(tasks).toMatchObject([{ about: `overdue-${stage}` }, { about: `escalation-${stage}` }]);
    expect(tasks[1]).not.toHaveProperty('assignee');
    expect(plant.records.facts.flatMap(({ type, data }) => (type === 'DealOverdue' ? [data['dueAt']] : []))).toEqual([
      due.overdue,
      due.escalation,
    ]);
  });

  it('begins a new stay with every stage', async () => {
    await plant.does(opensDeal(anna, deal, 'project'));
    await plant.passTo('2026-03-02T14:00:00.000Z');
    await plant.does(movesDeal(anna, deal, { to: 'discuss-terms', changes: said.need }));
    await plant.passTo('2026-03-05T13:59:59.000Z');
    expect(plant.tasksAbout(deal)).toEqual([]);
    await plant.passTo('2026-03-05T14:00:00.000Z');
    expect(plant.tasksAbout(deal)).toMatchObject([{ about: 'overdue-discuss-terms' }]);
  });
});

describe('a dealer’s order past its longest stay', () => {
  it('is its owner’s task, and the head’s at twice that, in a machine of its own', async () => {
    await plant.does(opensDeal(anna, deal, 'dealer-order'));
    await plant.does(movesDeal(anna, deal, { to: 'agree-price', changes: said.terms }));
    await plant.passTo('2026-03-31T07:00:00.000Z');
    expect(plant.tasksAbout(deal)).toMatchObject([
      { about: 'overdue-agree-price', assignee: anna.id },
      { about: 'escalation-agree-price' },
    ]);
    const asked = ['Agree the price: is it overdue', 'Agree the price'];
    expect(plant.history(deal)).toMatchObject({
      machine: 'dealer-order',
      status: 'RUNNING',
      visited: ['Where it stands', 'Which stage', 'New deal', 'Which stage', 'Agree the price', ...asked, ...asked],
    });
  });
});

describe('a promised ship date that moves', () => {
  beforeEach(async () => {
    await plant.does(opensDeal(anna, deal, 'project'));
    await plant.does(movesDeal(anna, deal, { to: 'production-ordered', changes: everything }));
  });

  it('forward: production is overdue with the new date only', async () => {
    await plant.does(editsDeal(anna, deal, { promisedShipOn: '2026-04-15', shipDateReason: 'customer' }));
    await plant.passTo('2026-04-15T20:59:59.000Z');
    expect(lateTasks()).toEqual([]);
    await plant.passTo('2026-04-15T21:00:00.000Z');
    expect(lateTasks()).toMatchObject([{ about: 'overdue-production-ordered' }]);
  });

  it('back, while the workflow parks: it rings with the earlier date', async () => {
    const sooner = editsDeal(anna, deal, { promisedShipOn: '2026-03-13', shipDateReason: 'us' });
    plant.beforeNext('park', () => plant.commits(sooner));
    await plant.does(editsDeal(anna, deal, { promisedShipOn: '2026-04-15', shipDateReason: 'customer' }));
    await plant.passTo('2026-03-13T21:00:00.000Z');
    expect(lateTasks()).toMatchObject([{ about: 'overdue-production-ordered' }]);
    expect(plant.history(deal).visited.slice(-7)).toEqual([
      'Which stage',
      'Production ordered', // with the later date: its condition fails
      'Where it stands',
      'Which stage',
      'Production ordered',
      'Production ordered: is it overdue',
      'Production ordered',
    ]);
  });
});

describe('a deal that waits until a date', () => {
  it('rings nothing until then, then its owner’s task, then the head’s a longest stay later', async () => {
    await plant.does(opensDeal(anna, deal, 'project'));
    await plant.does(waitsWithDeal(anna, deal, { until: '2026-04-06T07:00:00.000Z', reason: 'tender in April' }));
    await plant.passTo('2026-04-06T06:59:59.000Z');
    expect(plant.tasksAbout(deal)).toEqual([]);
    await plant.passTo('2026-04-07T07:00:00.000Z');
    expect(plant.tasksAbout(deal)).toEqual([
      { about: 'wait-over', assignee: anna.id, dueAt: '2026-04-07T07:00:00.000Z' },
      { about: 'escalation-new-deal', dueAt: '2026-04-08T07:00:00.000Z' },
    ]);
  });

  it('shorter than its stay keeps its alarms', async () => {
    await plant.does(opensDeal(anna, deal, 'project'));
    await plant.does(waitsWithDeal(anna, deal, { until: '2026-03-02T12:00:00.000Z', reason: 'call at three' }));
    await plant.passTo('2026-03-03T07:00:00.000Z');
    expect(plant.tasksAbout(deal).map(({ about }) => about)).toEqual(['wait-over', 'overdue-new-deal']);
  });

  it('ended by hand has its alarms again', async () => {
    await plant.does(opensDeal(anna, deal, 'project'));
    await plant.does(waitsWithDeal(anna, deal, { until: '2026-04-06T07:00:00.000Z', reason: 'tender in April' }));
    await plant.does(waitsWithDeal(anna, deal, { until: null }));
    await plant.passTo('2026-03-03T07:00:00.000Z');
    expect(plant.tasksAbout(deal).map(({ about }) => about)).toEqual(['overdue-new-deal']);
  });
});
