import { describe, expect, it } from '@jest/globals';
import { noticeId } from '../../../../shared/domain/notices/notice.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { noticingPlant, taskId, taskWith } from '../../../support/domain/noticing.ts';
import { factWith } from '../../../support/domain/webhooks.ts';

const received = { type: 'LeadReceived', by: { kind: 'public' }, data: { stage: 'new' } } as const;

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
