import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readMail } from '../../../../shared/adapters/mail/read-mail.ts';
import { classify, type Inbound } from '../../../../shared/domain/replies/classify.ts';

const folder = join(import.meta.dirname, '../../../support/mail/corpus');
const names = readdirSync(folder).toSorted();
const raw = (name: string): Uint8Array => readFileSync(join(folder, names.find((file) => file.includes(name)) ?? name));
const read = (name: string) => readMail(raw(name));

const asked = 'Добрый день!\n\nПосчитайте, пожалуйста: 45 кВт, 6200 часов в год.\n\nС уважением,\nИван Выдуманный';
const reply = (text: string): Inbound => ({ kind: 'reply', text });
const automatic = (why: string): Inbound => ({ kind: 'automatic', why });
const bounce = (status: string, isHard: boolean): Inbound => ({
  kind: 'bounce',
  failed: [{ recipient: 'ivan@dairy.example', status, isHard }],
});

describe('A message', () => {
  it.each<[string, Inbound]>([
    ['01-reply-utf8-base64', reply(asked)],
    ['02-reply-utf8-quoted-printable', reply(asked)],
    ['03-reply-koi8-r', reply(asked)],
    ['04-reply-koi8-r-8bit', reply(asked)],
    ['05-reply-windows-1251', reply(asked)],
    ['06-reply-windows-1251-8bit', reply(asked)],
    ['07-reply-iso-8859-5', reply(asked)],
    ['08-reply-with-quote-gmail', reply(asked)],
    ['09-reply-with-quote-outlook-ru', reply('Да, интересно.')],
    ['10-reply-with-quote-outlook-en', reply('Yes, please call me.')],
    ['11-reply-with-quote-apple', reply('Let us talk in May.\n\nSent from my phone')],
    ['12-reply-with-quote-on-wrote', reply('Thanks, not now.')],
    ['13-reply-alternative', reply(asked)],
    ['14-reply-html-only', reply('Добрый день!\nПозвоните завтра.')],
    ['15-reply-with-attachment', reply(asked)],
    ['16-reply-with-rfc2231-name', reply(asked)],
    ['17-forward-as-attachment', reply('Пересылаю коллегам.')],
    ['18-forward-nested', reply('Что скажешь?')],
    ['19-reply-signed', reply(asked)],
    ['20-reply-references-only', reply('Отвечаю с другого адреса.')],
    ['21-reply-of-a-colleague', reply('Иван уволился, теперь этим занимаюсь я.')],
    ['22-reply-from-free-mail', reply('Это мой личный адрес.')],
    ['23-reply-empty', reply('')],
    ['24-reply-long-subject-folded', reply(asked)],
    ['25-auto-submitted', automatic('auto-submitted')],
    ['26-auto-exchange-oof', automatic('auto-submitted')],
    ['27-auto-x-autoreply', automatic('autoreply-header')],
    ['28-auto-precedence', automatic('precedence')],
    ['29-auto-subject-only', automatic('subject')],
    ['30-auto-null-return-path', automatic('no-return-path')],
    ['31-auto-ticket', automatic('auto-submitted')],
    ['32-auto-read-receipt', automatic('receipt')],
    ['33-auto-mailing-list', automatic('list')],
    ['34-calendar-reply', automatic('calendar')],
    ['35-bounce-hard', bounce('5.1.1', true)],
    ['36-bounce-hard-domain', bounce('5.1.2', true)],
    ['37-bounce-mailbox-full', bounce('5.2.2', false)],
    ['38-bounce-soft-delay', bounce('4.4.1', false)],
    ['39-bounce-russian', bounce('5.1.10', true)],
    ['40-bounce-without-report', bounce('5.1.1', true)],
    ['41-complaint-arf', { kind: 'complaint', recipient: 'ivan@dairy.example' }],
    ['42-broken-no-boundary-end', reply(asked)],
    ['43-broken-boundary-missing', reply('')],
    ['44-broken-charset', reply('Hello, please call.')],
    ['45-broken-base64', { kind: 'reply', text: 'Добрый й-t/tc' }],
    ['46-broken-no-headers', reply('')],
    ['47-broken-header-injection', reply('Hello.')],
    ['48-broken-two-from', reply('Hello.')],
    ['49-broken-empty', reply('')],
  ])('%s is taken for what it is', async (name, inbound) => {
    expect(classify(await read(name))).toEqual(inbound);
  });

  it('of the corpus is one of those above', () => {
    expect(names).toHaveLength(49);
  });

  it('tells who sent it, to whom, about what, and which of ours it answers', async () => {
    const { headers, text, ...mail } = await read('20-reply-references-only');
    expect(mail).toEqual({
      from: 'ivan@dairy.example',
      fromName: 'Иван Выдуманный',
      to: ['info@plant.example'],
      subject: 'Re: Насосы',
      messageId: '<a20@dairy.example>',
      answers: ['<letter-1@plant.example>', '<letter-0@plant.example>'],
      reports: [],
      attachments: [],
    });
    expect([headers.get('message-id'), text]).toEqual(['<a20@dairy.example>', 'Отвечаю с другого адреса.']);
  });

  it('has a subject in one piece, however it was folded', async () => {
    expect((await read('24-reply')).subject).toBe('Re: Очень длинная тема письма про насосы и преобразователи частоты');
  });

  it('names what hangs on it, in Cyrillic too', async () => {
    expect((await read('15-reply')).attachments).toEqual([
      { name: 'Чертёж узла.pdf', type: 'application/pdf', bytes: 17 },
    ]);
    expect((await read('16-reply')).attachments).toEqual([{ name: 'Схема.pdf', type: 'application/pdf', bytes: 4 }]);
    expect((await read('17-forward')).attachments).toEqual([{ type: 'message/rfc822', bytes: 370 }]);
  });

  it('of several senders, or of none, has no sender', async () => {
    expect([(await read('48-broken')).from, (await read('46-broken')).from]).toEqual([undefined, undefined]);
    expect((await read('47-broken')).from).toBe('ivan@dairy.example');
  });

  it('of 10 MB is read, and one of nothing but open tags too', async () => {
    const head =
      'From: <ivan@dairy.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n';
    const html = '<blockquote <script'.repeat(20_000);
    const data = Buffer.alloc(10_000_000, 7)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n');
    const big = `${head}<p>Hello</p>${html}\r\n--b\r\nContent-Type: application/octet-stream; name=big.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${data}\r\n--b--\r\n`;
    const { text, attachments } = await readMail(Buffer.from(big));
    expect([text, attachments]).toEqual([
      'Hello',
      [{ name: 'big.bin', type: 'application/octet-stream', bytes: 10_000_000 }],
    ]);
  });

  it('nested deeper than anybody writes is refused', async () => {
    const deep = Array.from(
      { length: 60 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${String(n)}\r\n\r\n--b${String(n)}\r\n`,
    ).join('');
    await expect(readMail(Buffer.from(`From: <a@b.example>\r\n${deep}`))).rejects.toThrow(/nesting/i);
  });
});
