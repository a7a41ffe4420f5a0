import { describe, expect, it } from '@jest/globals';
import { seeds } from '../../../settings/seeds.ts';
import type { NoticeText } from '../../../shared/domain/notices/words.ts';
import { composeNotice } from '../../../shared/letters/compose-notice.ts';
import { policyWith } from '../../support/domain/contexts.ts';

const [member = { id: '', name: '', email: '', group: 'manager', discountPercent: 0 } as const] = seeds.staff;
const text: NoticeText = {
  subject: 'Новый лид в очереди',
  lines: ['Завод <b>&</b> [сюда](https://evil.example)', 'Второе'],
  link: 'https://voronka.example/leads/1',
  change: { said: 'Какие уведомления получать, выбирают здесь', url: 'https://voronka.example/notices' },
};

describe('A notice as a letter', () => {
  const letter = composeNotice(text, member, policyWith());

  it('is service mail to one of the staff, which no machine need answer', () => {
    expect(letter).toMatchObject({
      identity: 'service',
      to: 'anna@demo.example',
      subject: 'Новый лид в очереди',
      headers: { 'Auto-Submitted': 'auto-generated' },
      tags: { mail: 'notice' },
    });
    expect(letter.replyTo).toBeUndefined();
  });

  it('says in its text what it says, where that is, and where to choose', () => {
    expect(letter.text).toBe(
      'Завод <b>&</b> [сюда](https://evil.example)\n\nВторое\n\nОткрыть: https://voronka.example/leads/1\n\n' +
        'Какие уведомления получать, выбирают здесь: https://voronka.example/notices\n\n' +
        '-- \nООО «Воронка Демо», 000000, Москва, ул. Примерная, д. 1\n',
    );
  });

  it('shows what people have written as letters, and has no way out of service mail', () => {
    expect(letter.html).toContain('Завод &lt;b&gt;&amp;&lt;/b&gt; [сюда](https://evil.example)');
    expect(letter.html.match(/<a [^>]*href="[^"]+"/g)).toEqual([
      expect.stringContaining('href="https://voronka.example/leads/1"'),
      expect.stringContaining('href="https://voronka.example/notices"'),
    ]);
    expect(letter.html).not.toContain('Отписаться');
    expect(letter.html).toContain('<html lang="ru">');
  });

  it('is in English where the plant is, and leads nowhere when it is about no page', () => {
    const { link: _nowhere, ...bare } = text;
    const abroad = policyWith({ company: { ...seeds.company, country: 'DE' } });
    expect(composeNotice({ ...bare, lines: [] }, member, abroad).text).toBe(
      `${text.change.said}: ${text.change.url}\n\n-- \nVoronka Demo LLC, 1 Sample Street, Moscow 000000, Russia\n`,
    );
    expect(composeNotice(text, member, abroad).text).toContain('\n\nOpen: https://voronka.example/leads/1\n\n');
  });
});
