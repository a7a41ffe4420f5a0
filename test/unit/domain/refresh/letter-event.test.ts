import { describe, expect, it } from '@jest/globals';
import { isMachine, letterEventIn, SesEvent } from '../../../../shared/domain/refresh/letter-event.ts';
import { monday } from '../../../support/domain/contexts.ts';

const mail = { messageId: 'M1', tags: { letter: ['L1'] } };
const told = (event: object) => letterEventIn(SesEvent().parse({ mail, ...event }));
const recipients = [{ emailAddress: 'ivan@customer.example' }];

describe('An event of SES', () => {
  it.each([
    ['Send', 'sent'],
    ['Reject', 'refused'],
    ['Delivery', 'delivered'],
    ['DeliveryDelay', 'delayed'],
  ])('%s says that the letter is %s', (eventType, did) => {
    expect(told({ eventType })).toEqual({ letterId: 'L1', messageId: 'M1', did });
  });

  it('tells a bounce for ever, with the address, from one that passes', () => {
    const bounce = (bounceType: string) =>
      told({ eventType: 'Bounce', bounce: { bounceType, bouncedRecipients: recipients } });
    expect(bounce('Permanent')).toMatchObject({ did: 'hard-bounced', recipients: ['ivan@customer.example'] });
    for (const type of ['Transient', 'Undetermined']) expect(bounce(type)).toMatchObject({ did: 'soft-bounced' });
  });

  it('tells a complaint, with the address, from somebody who says that it is no spam', () => {
    const complaint = (complaintFeedbackType?: string) =>
      told({ eventType: 'Complaint', complaint: { complainedRecipients: recipients, complaintFeedbackType } });
    expect(complaint('abuse')).toMatchObject({ did: 'complained', recipients: ['ivan@customer.example'] });
    expect(complaint()).toMatchObject({ did: 'complained' });
    expect(complaint('not-spam')).toBeUndefined();
  });

  it('tells when a link was followed, and by which program', () => {
    const click = { timestamp: '2026-03-02T07:00:00Z', link: 'https://plant.example', userAgent: 'Mozilla/5.0' };
    expect(told({ eventType: 'Click', click })).toMatchObject({ did: 'clicked', at: monday, userAgent: 'Mozilla/5.0' });
  });

  it('tells nothing of an open, of a kind nobody knows yet, or of a letter that is not ours', () => {
    expect(told({ eventType: 'Open' })).toBeUndefined();
    expect(told({ eventType: 'Subscription' })).toBeUndefined();
    expect(told({ eventType: 'Send', mail: { messageId: 'M1' } })).toBeUndefined();
  });
});

describe('A click', () => {
  const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140';
  const after = (seconds: number): string => new Date(Date.parse(monday) + seconds * 1000).toISOString();

  it('is a reader’s when a browser follows the link 20 seconds after the letter left, or later', () => {
    expect(isMachine(browser, after(20), monday)).toBe(false);
    expect(isMachine(browser, after(86_400), monday)).toBe(false);
  });

  it('is a machine’s when it is faster than that', () => {
    expect(isMachine(browser, after(19), monday)).toBe(true);
  });

  it.each([
    '',
    ' ',
    'python-requests/2.32',
    'Mimecast',
    'Barracuda Sentinel',
    'HeadlessChrome/140',
    'Go-http-client/2.0',
    'Googlebot',
  ])('is a machine’s when its name is %j', (userAgent) => {
    expect(isMachine(userAgent, after(3600), monday)).toBe(true);
  });
});
