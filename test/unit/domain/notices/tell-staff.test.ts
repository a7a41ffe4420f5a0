import { describe, expect, it } from '@jest/globals';
import { noticeId } from '../../../../shared/domain/notices/notice.ts';
import type { Notice } from '../../../../shared/domain/notices/notice.ts';
import { anna, boris, head, vera } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { allAs, choicesOf, noticingPlant, taskId, taskWith } from '../../../support/domain/noticing.ts';
import { factWith } from '../../../support/domain/webhooks.ts';

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

  it('about an account leads to its page, and names no company', async () => {
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

describe('A notice', () => {
  const assigned = { type: 'LeadAssigned', data: { to: anna.id } } as const;
  const id = noticeId(factWith(assigned).id, anna.id);
  const notice: Notice = {
    kind: 'notice',
    id,
    version: 2,
    of: 'assigned',
    to: anna.id,
    at: monday,
    state: 'sent',
    tries: 1,
    expiresAt: Date.parse(monday) / 1000 + 60 * 86_400,
  };

  it('is marked before it leaves, and kept with what became of it', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    const states: (string | undefined)[] = [];
    const send = plant.outbox.send.bind(plant.outbox);
    plant.outbox.send = async (mail) => {
      states.push((await plant.store.get('notice', id))?.state);
      return send(mail);
    };
    await plant.tell(assigned);
    expect(states).toEqual(['marked']);
    expect(plant.notices()).toEqual([notice]);
  });

  it('leaves once, however often its fact comes', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    await plant.tell(assigned);
    await plant.tell(assigned);
    expect(plant.told()).toHaveLength(1);
    await plant.tell({ ...assigned, id: `${leadId}/9/0` });
    expect(plant.told()).toHaveLength(2);
  });

  it('leaves once when two come to send it together', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    await Promise.all([plant.tell(assigned), plant.tell(assigned)]);
    expect(plant.told()).toHaveLength(1);
  });

  it.each(['marked', 'unknown', 'sent'] as const)('that is %s is left as it is', async (state) => {
    const plant = await noticingPlant({}, leadAt('mql'), { ...notice, version: 1, state });
    await plant.tell(assigned);
    expect([plant.told(), plant.notices()]).toEqual([[], [{ ...notice, version: 1, state }]]);
  });

  it('that nobody can tell of is not sent again', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    plant.outbox.willAnswer({ did: 'unknown', why: 'TimeoutError' });
    await plant.tell(assigned);
    await plant.tell(assigned);
    expect(plant.told()).toHaveLength(1);
    expect(plant.notices()).toEqual([{ ...notice, state: 'unknown', why: 'TimeoutError' }]);
  });

  it('that was refused fails, so that it is tried again, and forgets then why it was', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    plant.outbox.willAnswer({ did: 'refused', why: 'TooManyRequestsException' });
    await expect(plant.tell(assigned)).rejects.toThrow(`a notice to ${anna.id} was refused: TooManyRequestsException`);
    expect(plant.notices()).toEqual([{ ...notice, state: 'refused', why: 'TooManyRequestsException' }]);
    await plant.tell(assigned);
    expect(plant.notices()).toEqual([{ ...notice, version: 4, tries: 2 }]);
  });

  it('that was refused ten times is left', async () => {
    const nine = await noticingPlant({}, leadAt('mql'), { ...notice, version: 1, state: 'refused', tries: 9 });
    const ten = await noticingPlant({}, leadAt('mql'), { ...notice, version: 1, state: 'refused', tries: 10 });
    await nine.tell(assigned);
    await ten.tell(assigned);
    expect([nine.told().length, ten.told().length]).toEqual([1, 0]);
  });

  it('that fails keeps no other waiting', async () => {
    const plant = await noticingPlant({}, leadAt('new'), ...eager);
    plant.outbox.willAnswer({ did: 'refused', why: 'x'.repeat(400) });
    await expect(plant.tell(received)).rejects.toThrow('was refused');
    expect(
      plant
        .notices()
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['refused', 'sent', 'sent', 'sent']);
    expect(plant.notices().find(({ state }) => state === 'refused')?.why).toHaveLength(300);
  });

  it('fails with what went wrong in the store, which is no race that somebody else has won', async () => {
    const plant = await noticingPlant({}, leadAt('mql'));
    plant.store.commit = () => Promise.reject(new Error('throttled'));
    await expect(plant.tell(assigned)).rejects.toThrow('throttled');
    expect(plant.told()).toEqual([]);
  });
});

describe('The team’s chat', () => {
  const url = 'https://chat.example/hooks/abc';
  const chat = { url, kinds: ['in-queue'] } as const;
  const withChat = { chat: { ...chat, kinds: [...chat.kinds] } };
  const lead = leadAt('new', { company: '<!channel> Завод & @Co' });

  it('is told of what it is for, once, and names nobody but the company', async () => {
    const plant = await noticingPlant(withChat, lead);
    await plant.tell(received);
    await plant.tell(received);
    const text = `Новый лид в очереди\n&lt;!channel&gt; Завод &amp; @\u200BCo\nhttps://voronka.example/leads/${leadId}`;
    const id = noticeId(factWith(received).id, 'chat');
    expect(plant.sender.sent).toEqual([{ url, id, at: monday, body: JSON.stringify({ text }), secrets: [] }]);
    expect(plant.notices()).toMatchObject([{ id, of: 'in-queue', to: 'chat', state: 'sent' }]);
  });

  it('hears what a task is about, and not the words of its title', async () => {
    const task = taskWith({ assignee: anna.id, title: 'Позвонить Ивану', about: 'call-back' });
    const plant = await noticingPlant({ chat: { url, kinds: ['task-given'] } }, task, leadAt('mql'));
    await plant.tell({ type: 'TaskAdded', part: { kind: 'task', id: taskId }, data: {} });
    expect(plant.sender.sent.map(({ body }) => JSON.parse(body) as object)).toEqual([
      {
        text: `Новая задача\nПерезвонить, срок 2 марта 2026 г. в 10:00\nКомпания не указана\nhttps://voronka.example/leads/${leadId}`,
      },
    ]);
  });

  it('is told without a page where there is none', async () => {
    const subject = { kind: 'webhook', id: idOf(0xc01) } as const;
    const task = taskWith({ subject, about: 'webhook-fails' });
    const plant = await noticingPlant({ chat: { url, kinds: ['task-given'] } }, task);
    await plant.tell({ type: 'TaskAdded', part: { kind: 'task', id: taskId }, data: {} });
    const [message] = plant.sender.sent;
    expect(message?.body.split('\\n')).toHaveLength(2);
  });

  it('is not told of other kinds, nor where there is none', async () => {
    const plant = await noticingPlant(withChat, leadAt('mql'));
    await plant.tell({ type: 'LeadAssigned', data: { to: anna.id } });
    const without = await noticingPlant({ chat: { kinds: [...chat.kinds] } }, lead);
    await without.tell(received);
    expect([...plant.sender.sent, ...without.sender.sent, ...without.notices()]).toEqual([]);
  });

  it.each([
    [{ status: 199 }, 'refused', 'answered 199'],
    [{ status: 200 }, 'sent', undefined],
    [{ status: 299 }, 'sent', undefined],
    [{ status: 300 }, 'refused', 'answered 300'],
    [{ error: 'no answer within 10 seconds' }, 'unknown', 'no answer within 10 seconds'],
    [{}, 'unknown', 'no answer'],
  ])('that says %j makes it %s', async (answer, state, why) => {
    const plant = await noticingPlant(withChat, lead);
    plant.sender.answer = () => answer;
    const telling = plant.tell(received);
    if (state === 'refused') await expect(telling).rejects.toThrow(`a message to the chat was refused: ${why ?? ''}`);
    await telling.catch(() => undefined);
    expect(plant.notices()[0]).toMatchObject({ state, ...(why !== undefined && { why }) });
  });
});
