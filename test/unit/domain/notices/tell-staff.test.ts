import { describe, expect, it } from '@jest/globals';
import { anna, boris, head, vera } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountWith, leadAt, leadId } from '../../../support/domain/leads.ts';
import { allAs, choicesOf, noticingPlant, taskId, taskWith } from '../../../support/domain/noticing.ts';

const staff = [anna, boris, vera, head];
/** Everybody who sells wants to be told of everything at once. */
const eager = staff.map((one) => choicesOf(one, allAs('at-once')));
const byVisitor = { by: { kind: 'public' } } as const;
const received = { type: 'LeadReceived', ...byVisitor, data: { stage: 'new' } } as const;

describe('A new lead', () => {
  const lead = leadAt('new', { company: 'Завод, +7 495 123-45-67', product: 'Реле' });

  it('in the queue is told to whoever may take it and wants to know at once', async () => {
    const plant = await noticingPlant({}, lead, ...eager);
    await plant.tell(received);
    expect(plant.told()).toEqual([
      'anna@demo.example: Новый лид в очереди',
      'boris@demo.example: Новый лид в очереди',
      'vera@demo.example: Новый лид в очереди',
      'head@demo.example: Новый лид в очереди',
    ]);
  });

  it('is told without a contact, wherever it was written', async () => {
    const plant = await noticingPlant({}, lead, ...eager);
    await plant.tell(received);
    expect(plant.outbox.given[0]?.text).toBe(`Завод, •••, Реле\nhttps://voronka.example/leads/${leadId}`);
  });

  it('is told to nobody at once who has chosen nothing', async () => {
    const plant = await noticingPlant({}, lead);
    await plant.tell(received);
    expect(plant.told()).toEqual([]);
  });

  it.each([
    ['has been claimed by now', leadAt('mql')],
    ['is kept for somebody', leadAt('new', { reservedFor: vera.id })],
    ['is not there any more', leadAt('new', { id: idOf(0x1ff) })],
  ])('that %s is not told of as one in the queue', async (_why, record) => {
    const plant = await noticingPlant({}, record, ...eager);
    await plant.tell(received);
    expect(plant.told()).toEqual([]);
  });

  it('kept for one manager is told to them', async () => {
    const plant = await noticingPlant({}, leadAt('new', { reservedFor: vera.id }));
    await plant.tell({ type: 'LeadRouted', ...byVisitor, data: { to: vera.id, why: 'rule' } });
    expect(plant.told()).toEqual(['vera@demo.example: Лид передан вам']);
  });

  it('that went on to any head by then is no longer told to the one it was kept for', async () => {
    const plant = await noticingPlant({}, leadAt('new', { reservedFor: 'any-head' }));
    await plant.tell({ type: 'LeadRouted', ...byVisitor, data: { to: vera.id, why: 'rule' } });
    await plant.tell({ type: 'LeadRouted', by: { kind: 'system' }, data: { why: 'owner-silent' } });
    expect(plant.told()).toEqual([]);
  });

  it.each(['LeadMoved', 'LeadReopened'])('is told again when it comes back to the queue: %s', async (type) => {
    const plant = await noticingPlant({}, leadAt('new'), ...eager);
    await plant.tell({ type, by: { kind: 'staff', id: anna.id }, data: { from: 'mql', to: 'new' } });
    expect(plant.told()).toHaveLength(3); // not to Anna, who did it
    await plant.tell({ type, id: 'another', data: { from: 'new', to: 'mql' } });
    expect(plant.told()).toHaveLength(3);
  });
});

describe('Who is given a lead or a deal', () => {
  it.each([
    ['LeadAssigned', leadAt('mql'), { to: anna.id }, 'Лид передан вам'],
    ['DealAssigned', dealAt('new-deal'), { to: anna.id }, 'Сделка передана вам'],
    ['DealOpened', dealAt('new-deal'), { owner: anna.id }, 'Сделка передана вам'],
  ])('is told at once: %s', async (type, record, data, subject) => {
    const of = { type, subject: { kind: record.kind, id: record.id }, data };
    const plant = await noticingPlant({}, record);
    await plant.tell({ ...of, by: { kind: 'staff', id: anna.id } });
    expect(plant.told()).toEqual([]); // they did it themselves
    await plant.tell({ ...of, by: { kind: 'staff', id: head.id } });
    expect(plant.told()).toEqual([`anna@demo.example: ${subject}`]);
  });

  it.each([
    ['LeadAssigned', leadAt('mql', { owner: boris.id })],
    ['DealAssigned', dealAt('new-deal', { owner: boris.id })],
  ])('is not told when it is another’s by then: %s', async (type, record) => {
    const plant = await noticingPlant({}, record);
    await plant.tell({ type, subject: { kind: record.kind, id: record.id }, data: { to: anna.id } });
    expect(plant.told()).toEqual([]);
  });

  it('is told with who acts for them today', async () => {
    const substitutes = [{ absent: anna.id, by: boris.id, from: '2026-03-02', to: '2026-03-02' }];
    const plant = await noticingPlant({ substitutes }, leadAt('mql'));
    await plant.tell({ type: 'LeadAssigned', data: { to: anna.id } });
    expect(plant.told()).toEqual(['anna@demo.example: Лид передан вам', 'boris@demo.example: Лид передан вам']);
  });
});

describe('A task', () => {
  const part = { kind: 'task', id: taskId };
  const given = { type: 'TaskAdded', part, data: {} } as const;

  it('is told to whom it is given, with the company it is about', async () => {
    const task = taskWith({ assignee: anna.id, title: 'Позвонить Ивану, +7 495 123-45-67' });
    const plant = await noticingPlant({}, task, leadAt('mql', { company: 'Завод' }), ...eager);
    await plant.tell(given);
    expect(plant.told()).toEqual(['anna@demo.example: Новая задача']);
    expect(plant.outbox.given[0]?.text).toBe(
      `Позвонить Ивану, •••, срок 2 марта 2026 г. в 10:00\nЗавод\nhttps://voronka.example/leads/${leadId}`,
    );
  });

  it('for nobody in particular is told to the heads of sales', async () => {
    const plant = await noticingPlant({}, taskWith(), leadAt('mql'), ...eager);
    await plant.tell(given);
    expect(plant.told()).toEqual(['head@demo.example: Новая задача']);
  });

  it('about an account leads to its page, and names its company', async () => {
    const { id } = accountWith();
    const task = taskWith({ subject: { kind: 'account', id }, assignee: anna.id, about: 'win-back-call' });
    const plant = await noticingPlant({}, task, accountWith({ company: 'Завод' }), ...eager);
    await plant.tell(given);
    expect(plant.outbox.given[0]?.text).toBe(
      `Позвонить клиенту, который замолчал, и узнать причину, срок 2 марта 2026 г. в 10:00\nЗавод\nhttps://voronka.example/accounts/${id}`,
    );
  });

  it('about an account that is gone leads to its page all the same', async () => {
    const task = taskWith({ subject: { kind: 'account', id: idOf(0x301) }, assignee: anna.id, about: 'answer-claim' });
    const plant = await noticingPlant({}, task, ...eager);
    await plant.tell(given);
    expect(plant.outbox.given[0]?.text).toBe(
      `Ответить на рекламацию, срок 2 марта 2026 г. в 10:00\nhttps://voronka.example/accounts/${idOf(0x301)}`,
    );
  });

  it('about a subscription leads nowhere', async () => {
    const subject = { kind: 'webhook', id: idOf(0xc01) } as const;
    const plant = await noticingPlant({}, taskWith({ subject, about: 'webhook-fails' }), ...eager);
    await plant.tell(given);
    expect(plant.outbox.given[0]?.text).toBe('Внешняя система не принимает события, срок 2 марта 2026 г. в 10:00');
  });

  it.each([
    ['overdue-mql', leadAt('mql'), 'Лид просрочен'],
    ['escalation-mql', leadAt('mql'), 'Лид просрочен'],
    ['overdue-agree-price', dealAt('agree-price'), 'Сделка просрочена'],
    ['overdue', dealAt('agree-price'), 'Сделка просрочена'],
    ['overdues', dealAt('agree-price'), 'Новая задача'],
  ])('made because time is over says that: %s', async (about, record, subject) => {
    const task = taskWith({ about, assignee: anna.id, subject: { kind: record.kind, id: record.id } });
    const plant = await noticingPlant(
      {},
      task,
      record,
      choicesOf(anna, { overdue: 'at-once', 'task-given': 'at-once' }),
    );
    await plant.tell(given);
    expect(plant.told()).toEqual([`anna@demo.example: ${subject}`]);
  });

  it('handed on is told to the next one', async () => {
    const plant = await noticingPlant({}, taskWith({ assignee: boris.id }), leadAt('mql'), ...eager);
    await plant.tell({ type: 'TaskAssigned', part, data: { from: anna.id, to: boris.id } });
    expect(plant.told()).toEqual(['boris@demo.example: Новая задача']);
  });

  it.each([
    ['is done by now', taskWith({ state: { name: 'done', at: monday, by: { kind: 'system' } } })],
    ['is not there', leadAt('mql')],
  ])('that %s is told to nobody', async (_why, record) => {
    const plant = await noticingPlant({}, record, ...eager);
    await plant.tell(given);
    await plant.tell({ type: 'TaskAdded', data: {} });
    expect(plant.told()).toEqual([]);
  });
});

describe('Marketing mail that has paused itself', () => {
  const paused = { name: 'paused', at: monday, why: 'bounces', count: 7, of: 100 } as const;
  const breaker = { kind: 'breaker', id: 'marketing-mail', version: 2, state: paused } as const;
  const fact = { type: 'MailPaused', subject: { kind: 'breaker', id: 'marketing-mail' }, data: {} };

  it('is told to the heads and the operators, with how much came back', async () => {
    const plant = await noticingPlant({}, breaker);
    await plant.tell(fact);
    expect(plant.told()).toEqual([
      'head@demo.example: Рекламные письма остановлены',
      'operator@demo.example: Рекламные письма остановлены',
    ]);
    expect(plant.outbox.given[0]?.text).toMatch(/^Не доставлено 7 из последних писем \(всего 100\)\./);
  });

  it('is told of no more when somebody has resumed it', async () => {
    const plant = await noticingPlant({}, { ...breaker, state: { name: 'sending' } });
    await plant.tell(fact);
    expect(plant.told()).toEqual([]);
  });
});

describe('Any other fact', () => {
  it('says nothing to anybody', async () => {
    const plant = await noticingPlant({}, leadAt('mql'), ...eager);
    await plant.tell({ type: 'LeadEdited', data: { fields: ['need'] } });
    await plant.tell({ type: 'Unheard-of', data: {} });
    expect([plant.told(), plant.notices()]).toEqual([[], []]);
  });
});
