import { describe, expect, it } from '@jest/globals';
import { classify } from '../../../../shared/domain/replies/classify.ts';
import type { InboundMail } from '../../../../shared/domain/replies/inbound-mail.ts';
import { visibleText } from '../../../../shared/domain/replies/visible-text.ts';

const mail = (fields: Partial<InboundMail> = {}, headers: Record<string, string> = {}): InboundMail => ({
  from: 'ivan@dairy.example',
  to: ['r.1@letters.plant.example'],
  subject: 'Re: Насосы',
  text: 'Позвоните.',
  answers: [],
  headers: new Map(Object.entries(headers)),
  reports: [],
  attachments: [],
  ...fields,
});
const why = (fields: Partial<InboundMail>, headers: Record<string, string> = {}): string => {
  const inbound = classify(mail(fields, headers));
  return inbound.kind === 'automatic' ? inbound.why : inbound.kind;
};
const report = (text: string, type = 'message/delivery-status') => ({ reports: [{ type, text }] });

describe('A letter that came to us', () => {
  it.each<[string, Record<string, string>]>([
    ['auto-submitted', { 'auto-submitted': 'auto-replied' }],
    ['auto-submitted', { 'auto-submitted': 'Auto-Generated (sieve)' }],
    ['reply', { 'auto-submitted': 'no' }],
    ['list', { 'list-id': '<news>' }],
    ['list', { 'list-unsubscribe': '<https://x.example>' }],
    ['precedence', { precedence: 'bulk' }],
    ['precedence', { precedence: 'JUNK' }],
    ['precedence', { precedence: 'list' }],
    ['reply', { precedence: 'first-class' }],
    ['reply', { precedence: 'bulky' }],
    ['response-suppressed', { 'x-auto-response-suppress': 'OOF' }],
    ['autoreply-header', { 'x-autoreply': 'yes' }],
    ['autoreply-header', { 'x-autorespond': '' }],
    ['autoreply-header', { 'x-mail-auto-reply': '1' }],
    ['autoreply-header', { 'x-auto-responder': '1' }],
    ['reply', { 'my-x-autoreply': 'yes', 'x-autoplay': '1' }],
    ['no-return-path', { 'return-path': '<>' }],
    ['reply', { 'return-path': '<ivan@dairy.example>' }],
  ])('is %s with %j', (expected, headers) => {
    expect(why({}, headers)).toBe(expected);
  });

  it.each([
    ['daemon', { from: 'mailer-daemon@x.example' }],
    ['daemon', { from: 'postmaster@x.example' }],
    ['daemon', { from: 'no-reply@x.example' }],
    ['daemon', { from: 'noreply@x.example' }],
    ['daemon', { from: 'do-not-reply@x.example' }],
    ['reply', { from: 'ivan.noreply@x.example' }],
    ['subject', { subject: 'Автоответ: Насосы' }],
    ['subject', { subject: 'АВТОМАТИЧЕСКИЙ ОТВЕТ: Насосы' }],
    ['subject', { subject: 'Automatic reply: Pumps' }],
    ['subject', { subject: 'Auto-reply: Pumps' }],
    ['subject', { subject: 'Autoreply: Pumps' }],
    ['subject', { subject: 'Out of Office: Pumps' }],
    ['subject', { subject: 'Out of the office: Pumps' }],
    ['reply', { subject: 'Out of office furniture' }],
    ['reply', { subject: 'Re: Out of Office: Pumps' }],
    ['receipt', report('Disposition: displayed', 'message/disposition-notification')],
    ['calendar', report('BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n', 'text/calendar')],
    ['reply', report('BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n', 'text/calendar')],
  ])('is %s of %j', (expected, fields) => {
    expect(why(fields)).toBe(expected);
  });

  it('without a sender is a reply too', () => {
    const { from: _nobody, ...rest } = mail();
    expect(classify(rest)).toEqual({ kind: 'reply', text: 'Позвоните.' });
  });

  it('that tells of several recipients names those it failed for, whatever passes', () => {
    const blocks = [
      'Reporting-MTA: dns; mx.example',
      'Final-Recipient: rfc822; A@x.example\nAction: failed\nStatus: 5.1.1 (no such user)',
      'Original-Recipient: rfc822;b@x.example\nAction: FAILED\nStatus: 5.2.2',
      'Final-Recipient: rfc822;\n c@x.example\nAction: delayed\nStatus: 5.4.7',
      'Final-Recipient: rfc822; d@x.example\nAction: relayed\nStatus: 2.0.0',
      'Final-Recipient: rfc822; e@x.example\nAction: failed',
      'Final-Recipient: unknown\nAction: failed\nStatus: 5.1.1',
    ];
    expect(classify(mail(report(blocks.join('\r\n \r\n'))))).toEqual({
      kind: 'bounce',
      failed: [
        { recipient: 'a@x.example', status: '5.1.1', isHard: true },
        { recipient: 'b@x.example', status: '5.2.2', isHard: false },
        { recipient: 'c@x.example', status: '5.4.7', isHard: false },
        { recipient: 'e@x.example', status: '4.0.0', isHard: false },
      ],
    });
  });

  it('is a bounce in words only from who delivers mail', () => {
    const text = 'Sorry.\n\n<Ivan@dairy.example>:\nRemote host said: 550 5.1.1 no such user';
    expect(classify(mail({ from: 'mailer-daemon@mx.example', text }))).toEqual({
      kind: 'bounce',
      failed: [{ recipient: 'ivan@dairy.example', status: '5.1.1', isHard: true }],
    });
    expect(classify(mail({ from: 'postmaster@mx.example', text: text.replace('5.1.1', '4.2.2') }))).toMatchObject({
      failed: [{ status: '4.2.2', isHard: false }],
    });
    expect(classify(mail({ text })).kind).toBe('reply');
    expect(why({ from: 'mailer-daemon@mx.example', text: 'Sorry.' })).toBe('daemon');
  });

  it('may be a complaint, with or without whose', () => {
    const type = 'message/feedback-report';
    expect(classify(mail(report('Feedback-Type: abuse\r\noriginal-rcpt-to: <IVAN@dairy.example>', type)))).toEqual({
      kind: 'complaint',
      recipient: 'ivan@dairy.example',
    });
    expect(classify(mail(report('Feedback-Type: abuse', type)))).toEqual({ kind: 'complaint' });
  });
});

describe('What somebody has written', () => {
  it.each([
    ['all of it, where nothing is quoted', 'Раз.\r\n\r\nДва.', 'Раз.\n\nДва.'],
    [
      'above a quotation in the Russian of Gmail',
      'Да.\nпт, 6 мар. 2026 г. в 10:00, Анна <anna@plant.example>:\n> Нет',
      'Да.',
    ],
    ['above one of an older mail program', 'Да.\n06.03.2026 10:00, Анна Примерная пишет:\n> Нет', 'Да.'],
    ['above one with a verb', 'Да.\nВ письме от 6 марта Анна написала:\n> Нет', 'Да.'],
    ['above one in two lines', 'Yes.\nOn Friday Anna\n<anna@plant.example> wrote:\n> No', 'Yes.'],
    ['above a line of Outlook', 'Yes.\n________________________________\nFrom: Anna', 'Yes.'],
    ['above the head of a message', 'Yes.\nFrom: Anna\nSent: today\n', 'Yes.'],
    ['above one in Russian', 'Да.\nОт: Анна\nДата: сегодня\n', 'Да.'],
    ['above an original message', 'Yes.\n-----Original Message-----\nNo', 'Yes.'],
    ['above a forwarded one', 'Да.\n---------- Forwarded message ---------\nНет', 'Да.'],
    ['above one forwarded in Russian', 'Да.\n-------- Пересылаемое сообщение --------\nНет', 'Да.'],
    ['without quoted lines at its end', 'Да.\n\n> Нет\n>\n', 'Да.'],
    ['with what they answer line by line', '> Когда?\nЗавтра.', '> Когда?\nЗавтра.'],
    ['with a line that only looks like a head', 'From: the heart\nwe thank you', 'From: the heart\nwe thank you'],
    ['with a time of day', 'В 10:00 позвоните.', 'В 10:00 позвоните.'],
    ['nothing, where all is quoted', '> Нет', ''],
  ])('is %s', (_what, text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });
});
