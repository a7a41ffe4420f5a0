/** Tells a plant's team of a fact in their chat: one text, as incoming webhooks of Slack, Mattermost and Rocket.Chat take it. */
import type { Context } from '../records/context.ts';
import type { Sending } from '../refresh/outbox.ts';
import type { Attempt } from '../webhooks/delivery.ts';
import { giveOnce, unlessRefused } from './give.ts';
import { chat, noticeId } from './notice.ts';
import type { Telling } from './tell-staff.ts';
import type { About, Tiding } from './tiding.ts';
import { noticeText, type NoticeText, writingOf } from './words.ts';

/**
 * Once, where a plant has a chat, and wants it to be told of that.
 *
 * @throws when the chat refuses
 */
export async function tellChat(cause: string, tiding: Tiding, services: Telling, context: Context): Promise<void> {
  const { records, sender, wall, publicUrl } = services;
  const { chat: place } = context.policy;
  const { url } = place;
  if (url === undefined || !place.kinds.includes(tiding.kind)) return;
  const id = noticeId(cause, chat);
  const text = chatText(noticeText({ ...tiding, about: untitled(tiding.about) }, writingOf(context.policy, publicUrl)));
  const post = async (): Promise<Sending> =>
    sendingOf(await sender.post({ url, id, at: await wall.now(), body: JSON.stringify({ text }), secrets: [] }));
  const sending = await giveOnce({ id, of: tiding.kind, to: chat }, post, { records, context });
  unlessRefused(sending, 'a message to the chat');
}

/** People write names into titles of tasks: a chat hears what a task is about, and no more. */
function untitled({ task, ...about }: About): About {
  return task ? { ...about, task: { about: task.about, dueAt: task.dueAt } } : about;
}

function sendingOf({ status, error = 'no answer' }: Attempt): Sending {
  if (status === undefined) return { did: 'unknown', why: error };
  const isTaken = status >= 200 && status < 300;
  return isTaken ? { did: 'sent', messageId: '' } : { did: 'refused', why: `answered ${String(status)}` };
}

/** So that no word of a customer calls people or hides an address: Slack reads the first three signs, the others the last. */
const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('@', '@\u200B');

const chatText = ({ subject, lines, link }: NoticeText): string =>
  [...[subject, ...lines].map(plain), ...(link === undefined ? [] : [link])].join('\n');
