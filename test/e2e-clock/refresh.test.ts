import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { moveClockTo } from '../../local/clock.ts';
import { bringMail } from '../../local/reply.ts';
import { statesOf, whenStatus } from '../support/system/executions.ts';
import { done, parked } from '../support/system/leads.ts';
import { headerOf, mailTo } from '../support/system/mail.ts';
import { reset } from '../support/system/reset.ts';
import { nobody, staff, system } from '../support/system/system.ts';
import { recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const [anna, operator] = [staff('anna'), staff('operator')];
const day = 24 * 3_600_000;

beforeEach(reset);

const now = async (): Promise<number> => Date.parse(String((await nobody('GET', '/health')).body['now']));
const pass = async (ms: number): Promise<void> =>
  moveClockTo(new Date((await now()) + ms).toISOString(), operator, () => undefined);

const marketing = [{ purpose: 'marketing', textVersion: '2026-01' }];

/** Lets days pass until somebody has got a letter. */
async function firstLetterTo(email: string): Promise<void> {
  for (let days = 0; days < 20 && (await mailTo(email)).length === 0; days += 1) await pass(day); // New Year's holidays may lie between
  expect(await mailTo(email)).toHaveLength(1);
}

/** A lead of somebody who agreed to letters, in the basket `account`. */
async function agreed({ name = 'reader', domain = 'customer.example' } = {}): Promise<{ id: string; email: string }> {
  const email = `${name}+${randomBytes(4).toString('hex')}@${domain}`;
  return { id: await parked(anna, { email, consents: marketing }), email };
}

type Enrolment = { id: string; subject: { id: string }; stage: { name: string; cause?: string } };
const enrolmentOf = (leadId: string): Promise<Enrolment> =>
  until(
    `lead ${leadId} is enrolled`,
    async () =>
      (await recordsOf('enrolment'))
        .map(({ state }) => state as Enrolment)
        .find(({ subject }) => subject.id === leadId),
    (found) => found !== undefined,
  ) as Promise<Enrolment>;
const ended = (leadId: string, cause: string): Promise<Enrolment> =>
  until(
    `the letters of ${leadId} have ended`,
    () => enrolmentOf(leadId),
    ({ stage }) => stage.cause === cause,
  );

describe('somebody in a basket', () => {
  it('gets every letter of its programme once, is told of as they arrive, and is called at the end', async () => {
    const { id, email } = await agreed();
    await pass(60 * day);
    const { id: enrolmentId } = await ended(id, 'programme-over');
    const letters = await mailTo(email);
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(5);
    expect(letters).toHaveLength(5);
    await until(
      'all are delivered',
      () => recordsOf('letter'),
      (found) => found.every(({ state }) => (state as { state: string }).state === 'delivered'),
    );
    await whenStatus('nurture', `${enrolmentId}-1`, 'SUCCEEDED');
    expect(await statesOf('nurture', `${enrolmentId}-1`)).toHaveLength(2 * 5 + 5);
    const tasks = (await recordsOf('task')).map(({ state }) => state as { about: string; subject: { id: string } });
    expect(tasks.filter(({ subject }) => subject.id === id)).toMatchObject([{ about: 'requalify' }]);
  });

  it('gets no more after unsubscribing by the mail program’s one click, and opening the page does nothing', async () => {
    const { id, email } = await agreed();
    await firstLetterTo(email);
    const [letter] = await mailTo(email);
    const link = letter && headerOf(letter, 'List-Unsubscribe');
    const path = new URL(link?.slice(1, -1) ?? '').pathname;
    const page = await fetch(`${system.apiUrl}${path}`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('Только от писем на эту тему');
    expect((await enrolmentOf(id)).stage.name).toBe('running');
    const clicked = await fetch(`${system.apiUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(clicked.status).toBe(200);
    await ended(id, 'unsubscribed');
    await pass(30 * day);
    expect(await mailTo(email)).toHaveLength(1);
  });

  it('gets no more once a letter has bounced for good', async () => {
    const { id, email } = await agreed({ name: 'bounce', domain: 'simulator.amazonses.com' });
    await firstLetterTo(email);
    await ended(id, 'hard-bounce');
    await pass(60 * day);
    expect(await mailTo(email)).toHaveLength(1);
  });

  it('gets no more once a letter has bounced to the address it is answered to, as some servers do', async () => {
    const { id, email } = await agreed();
    await firstLetterTo(email);
    const [replyTo = ''] = (await mailTo(email))[0]?.replyTo ?? [];
    const report = ['Reporting-MTA: dns; customer.example', '', `Final-Recipient: rfc822; ${email}`]
      .concat('Action: failed', 'Status: 5.1.1')
      .join('\r\n');
    const bounce = [`From: mailer-daemon@customer.example`, `To: ${replyTo}`, 'Subject: Undelivered']
      .concat('Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b')
      .concat('Content-Type: message/delivery-status', '', report, '', '--b--', '');
    await bringMail(bounce.join('\r\n'), system);
    await ended(id, 'hard-bounce');
    await pass(30 * day);
    expect(await mailTo(email)).toHaveLength(1);
  });

  it('gets no more after a reply, which is on the card, and called within hours; an automatic one stops nothing', async () => {
    const { id, email } = await agreed();
    await firstLetterTo(email);
    const [replyTo = ''] = (await mailTo(email))[0]?.replyTo ?? [];
    const message = (headers: readonly string[], text: string): string =>
      [`From: Reader <${email}>`, `To: ${replyTo}`, 'Subject: =?utf-8?B?0J7RgtCy0LXRgg==?=', ...headers]
        .concat('Content-Type: text/plain; charset=utf-8', '', text, '')
        .join('\r\n');
    await bringMail(message(['Auto-Submitted: auto-replied'], 'I am away'), system);
    await bringMail(message([], 'Пришлите счёт, пожалуйста'), system);
    await ended(id, 'reply');
    await pass(30 * day);
    expect(await mailTo(email)).toHaveLength(1);
    const { timeline } = await done(anna('GET', `/leads/${id}`));
    expect((timeline as { notes: unknown[] }).notes).toMatchObject([{ text: 'Пришлите счёт, пожалуйста' }]);
    const tasks = (await recordsOf('task')).map(({ state }) => state as { about: string; subject: { id: string } });
    expect(tasks.filter(({ subject }) => subject.id === id)).toMatchObject([{ about: 'requalify' }]);
  });

  it('gets no more when it comes back to work', async () => {
    const { id, email } = await agreed();
    await firstLetterTo(email);
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'mql' } }));
    await ended(id, 'returned');
    await pass(30 * day);
    expect(await mailTo(email)).toHaveLength(1);
  });
});
