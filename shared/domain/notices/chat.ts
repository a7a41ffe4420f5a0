/** What a team's chat is told: one text, as incoming webhooks of Slack, Mattermost and Rocket.Chat take it. */
import type { NoticeText } from './words.ts';

/** So that no word of a customer calls people or hides an address: Slack reads the first three signs, the others the last. */
const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('@', '@\u200B');

export const chatText = ({ subject, lines, link }: Pick<NoticeText, 'subject' | 'lines' | 'link'>): string =>
  [...[subject, ...lines].map(plain), ...(link === undefined ? [] : [link])].join('\n');
