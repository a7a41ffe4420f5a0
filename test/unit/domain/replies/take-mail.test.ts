import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { readMail } from '../../../../shared/adapters/mail/read-mail.ts';
import { takeMail } from '../../../../shared/domain/replies/take-mail.ts';
import { personId } from '../../../support/domain/leads.ts';
import { answeringPlant, letter, reader } from '../../../support/domain/replying.ts';

let plant: Awaited<ReturnType<typeof answeringPlant>>;
let files: MemoryFiles;

beforeEach(async () => {
  plant = await answeringPlant();
  files = new MemoryFiles();
});

const message = (headers: Record<string, string>, text = 'Пришлите счёт'): string =>
  [
    ...Object.entries({
      From: reader,
      To: 'sales@plant.example',
      Subject: 'Pumps',
      'Content-Type': 'text/plain; charset=utf-8',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`),
    '',
    text,
  ].join('\r\n');
const bounce = (status: string, to: string): string =>
  [
    'From: mailer-daemon@customer.example',
    `To: ${to}`,
    'Subject: Undelivered',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'No such user.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; customer.example',
    '',
    `Final-Recipient: rfc822; ${reader}`,
    'Action: failed',
    `Status: ${status}`,
    '',
    '--b--',
  ].join('\r\n');
const complaint = (to: string): string =>
  [
    'From: feedback@mail.example',
    `To: ${to}`,
    'Subject: Abuse',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    `Original-Rcpt-To: ${reader}`,
    '',
    '--b--',
  ].join('\r\n');

async function takes(raw: string | Uint8Array, key = 'mail/1') {
  await files.put(key, raw);
  return takeMail(key, { ...plant.area, files, readMail });
}
const facts = () => plant.area.records.facts.map(({ type }) => type);
const leads = () => plant.area.records.all.filter(({ kind }) => kind === 'lead');

describe('A message that came', () => {
  it('is the reply of who is known, on their card', async () => {
    expect(await takes(message({}))).toEqual({ what: 'reply', from: 'person' });
    expect(facts()).toEqual(['ReplyReceived', 'ActivityRecorded']);
    expect(leads()).toHaveLength(1);
  });

  it('of a stranger to one of our mailboxes is a lead, once, with what they wrote', async () => {
    const from = '"Анна Новая" <anna@new.example>';
    const taken = await takes(message({ From: from }));
    expect(taken).toMatchObject({ what: 'reply', from: 'stranger' });
    expect(await takes(message({ From: from }))).toEqual(taken);
    expect(leads()).toHaveLength(2);
    const lead = await plant.area.records.get('lead', taken.leadId ?? '');
    expect(lead).toMatchObject({ source: 'mail', stage: { name: 'new' } });
    const contacts = await plant.area.people.get('contacts', lead?.personId ?? '', lead?.personId ?? '');
    expect(contacts).toMatchObject({ name: 'Анна Новая', email: 'anna@new.example' });
    const id = taken.leadId ?? '';
    expect(await plant.area.people.get('submission', id, id)).toMatchObject({ message: 'Pumps\n\nПришлите счёт' });
  });

  it('of a stranger to the address of a letter we do not know is nobody’s', async () => {
    const To = 'reply+00@reply.plant.example';
    expect(await takes(message({ From: 'anna@new.example', To }))).toEqual({ what: 'reply', from: 'stranger' });
    expect(leads()).toHaveLength(1);
  });

  it('of a stranger without an address is nobody’s', async () => {
    expect(await takes(message({ From: 'nobody' }))).toEqual({ what: 'reply', from: 'stranger' });
    expect(leads()).toHaveLength(1);
  });

  it('is a machine’s, and changes nothing', async () => {
    expect(await takes(message({ 'Auto-Submitted': 'auto-replied' }))).toEqual({
      what: 'automatic',
      why: 'auto-submitted',
    });
    expect(facts()).toEqual([]);
  });

  it('is a bounce of the letter it came back to, for good or not', async () => {
    expect(await takes(bounce('4.4.1', plant.replyTo))).toEqual({ what: 'bounce' });
    expect(await plant.area.records.get('letter', letter.id)).toMatchObject({ state: 'delivered' }); // it had arrived before
    expect(await takes(bounce('5.1.1', plant.replyTo))).toEqual({ what: 'bounce' });
    expect(await plant.area.records.get('letter', letter.id)).toMatchObject({ state: 'hard-bounced' });
    expect(facts()).toEqual(['LetterBounced', 'AddressSuppressed']);
  });

  it('is a complaint about it', async () => {
    expect(await takes(complaint(plant.replyTo))).toEqual({ what: 'complaint' });
    expect(await plant.area.records.get('letter', letter.id)).toMatchObject({ state: 'complained' });
    expect(facts()).toEqual(['LetterComplained', 'AddressSuppressed']);
  });

  it('is a bounce or a complaint of no letter of ours, and changes nothing', async () => {
    for (const raw of [bounce('5.1.1', 'sales@plant.example'), complaint('sales@plant.example')]) await takes(raw);
    expect(facts()).toEqual([]);
  });

  it('stops letters too when it is larger than anybody reads', async () => {
    const big = message({}, `Пришлите счёт\r\n${'x'.repeat(11 * 1024 * 1024)}`);
    expect(await takes(big)).toEqual({ what: 'reply', from: 'person' });
    expect((await plant.area.records.get('person', personId))?.mail?.signals).toHaveProperty('replied');
  });

  it('is gone when it was deleted meanwhile, and nobody’s when SES wrote it itself', async () => {
    expect(await takeMail('mail/none', { ...plant.area, files, readMail })).toEqual({ what: 'gone' });
    expect(await takes(message({ From: 'a@ses.example' }), 'mail/AMAZON_SES_SETUP_NOTIFICATION')).toMatchObject({
      what: 'automatic',
    });
    expect(facts()).toEqual([]);
  });
});
