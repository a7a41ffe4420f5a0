import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { marketingMail } from '../../shared/domain/refresh/breaker.ts';
import { mailOf } from '../../shared/domain/refresh/person-mail.ts';
import type { Mailing } from '../../shared/domain/campaigns/mailing.ts';
import { contextOf, daysAfter, idOf } from '../support/domain/contexts.ts';
import { offerWith } from '../support/domain/campaigns.ts';
import type { Offer } from '../../shared/domain/campaigns/offer.ts';
import { change } from '../../shared/domain/records/plan.ts';
import { commitPlan } from '../../shared/domain/records/decide.ts';
import {
  addressOf,
  campaignsOf,
  closes,
  mailingsOf,
  mails,
  parks,
  plans,
  readerId,
  stopsMailing,
  waits,
  writesSpring,
} from '../support/workflows/campaign-acts.ts';
import { mondayAtTen, Plant } from '../support/workflows/plant.ts';
import { marketer } from '../support/workflows/staff.ts';

let plant: Plant;
beforeEach(() => {
  plant = new Plant();
});
afterEach(() => {
  plant.close();
});

const recipients = (): string[] => plant.outbox.given.map(({ to }) => to).toSorted();
const addresses = (count: number): string[] => Array.from({ length: count }, (_, n) => addressOf(n)).toSorted();
const campaignId = (): string => campaignsOf(plant).at(-1)?.id ?? '';
const last = (): Mailing => {
  const mailing = mailingsOf(plant).at(-1);
  if (!mailing) throw new Error('there is no mailing');
  return mailing;
};
const ended = ({ stage, sent, held }: Mailing = last()) => ({
  cause: stage.name === 'ended' ? stage.cause : stage.name,
  sent,
  held,
});
const minutesAfter = (minutes: number): string => daysAfter(mondayAtTen, minutes / 1440);
const free = (days: number) => ({ mail: { signals: {}, unsubscribed: [], freeAt: daysAfter(mondayAtTen, days) } });

/** A letter, a campaign for the basket `needs`, and so many readers in it. */
async function planned(readers: number, details: Parameters<typeof plans>[0] = {}): Promise<void> {
  await plant.does(writesSpring());
  for (let n = 0; n < readers; n += 1) await waits(plant, n);
  await plant.does(plans(details));
}

describe('A mailing', () => {
  it('gives its letter to everybody of its audience once, part after part, and says how many', async () => {
    plant.pagesAPart = 2;
    await planned(60);
    await plant.does(mails(campaignId()));
    await plant.passTo(minutesAfter(10));
    expect(recipients()).toEqual(addresses(60));
    expect(ended()).toEqual({ cause: 'done', sent: 60, held: {} });
    const { visited, status } = plant.history(last().id);
    expect([status, visited.at(-1)]).toEqual(['SUCCEEDED', 'Over']);
    expect(visited.filter((state) => state === 'Next part').length).toBeGreaterThan(1);
    expect(plant.factsAbout(last().id)).toEqual(['MailingStarted', 'MailingEnded']);
  });

  it('writes as letters do: with a way out, an address that knows the letter, and what is known of its reader', async () => {
    await planned(1);
    await plant.does(mails(campaignId()));
    const [mail] = plant.outbox.given;
    expect(mail).toMatchObject({ to: addressOf(0), identity: 'marketing', subject: 'Каталог' });
    expect(mail?.tags).toMatchObject({ mailing: last().id, step: 'spring' });
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(mail?.text).toContain('Reader 0, здравствуйте!');
  });

  it('sends nothing to who may not get it, and says why', async () => {
    await plant.does(writesSpring());
    await waits(plant, 0);
    await waits(plant, 1, { consents: {} });
    await waits(plant, 2, { mail: { signals: {}, unsubscribed: ['campaigns'] } });
    await waits(plant, 3, { mail: { signals: {}, unsubscribed: ['needs'] } });
    await waits(plant, 4, {}, { address: false });
    await waits(plant, 5, {}, { basket: 'time' });
    await plant.does(plans());
    await plant.does(mails(campaignId()));
    expect(recipients()).toEqual([addressOf(0)]);
    expect(ended()).toEqual({ cause: 'done', sent: 1, held: { 'no-consent': 1, unsubscribed: 2, 'no-address': 1 } });
  });

  it('is one mailing for two clicks, and sends nothing again when it is started again', async () => {
    await planned(3);
    await plant.commits(mails(campaignId()));
    await plant.does(mails(campaignId()));
    expect(mailingsOf(plant)).toHaveLength(1);
    await plant.passTo(minutesAfter(10));
    await plant.does(mails(campaignId()));
    await plant.passTo(minutesAfter(20));
    expect(mailingsOf(plant)).toHaveLength(2);
    expect(recipients()).toEqual(addresses(3));
    expect(ended()).toEqual({ cause: 'done', sent: 0, held: { 'seen-before': 3 } });
  });

  it('sends a new version of the letter, but to nobody within three days', async () => {
    await planned(2);
    await plant.does(mails(campaignId()));
    await plant.does(writesSpring('{{greeting}}\n\nДополнение к каталогу.'));
    await plant.does(mails(campaignId()));
    await plant.passTo(daysAfter(mondayAtTen, 2.9));
    expect(recipients()).toHaveLength(2);
    await plant.passTo(daysAfter(mondayAtTen, 4));
    expect(recipients()).toHaveLength(4);
    expect(ended()).toEqual({ cause: 'done', sent: 2, held: {} });
  });
});

describe('The offers in a letter', () => {
  const withOffers = '{{greeting}}\n\n{{#each offers}}{{title}}; {{/each}}';
  const titled = (n: number, fields: Partial<Offer>) =>
    offerWith({ id: idOf(0xb00 + n), title: { en: `Offer ${String(n)}`, ru: `Предложение ${String(n)}` }, ...fields });

  it('are that of the campaign, or all that may be made at that moment', async () => {
    const offers = [
      titled(1, { until: '2026-03-25' }),
      titled(2, {}),
      titled(3, { until: '2026-03-01' }),
      titled(4, { from: '2026-03-03' }),
      titled(5, { state: { name: 'draft' } }),
    ];
    for (const offer of offers) await commitPlan(plant.records, change(undefined, offer), contextOf(marketer));
    await plant.does(writesSpring(withOffers));
    await waits(plant, 0);
    await plant.does(plans());
    await plant.does(mails(campaignId()));
    expect(plant.outbox.given[0]?.text).toContain('Предложение 2; Предложение 1;\n');
    await waits(plant, 1);
    await plant.does(plans({ utm: { campaign: 'one' }, offerId: idOf(0xb01) }));
    await plant.does(mails(campaignId()));
    expect(plant.outbox.given[1]?.text).toMatch(/\n\nПредложение 1;\s+--/);
  });
});

describe('A part of a mailing that dies', () => {
  it('in the middle of its page sends no letter again, and counts every one', async () => {
    await planned(30);
    const send = plant.outbox.send.bind(plant.outbox);
    let sent = 0;
    plant.outbox.send = async (mail) => {
      sent += 1;
      const dies = sent === 11;
      const sending = await send(mail);
      if (dies) throw new Error('the function was killed');
      return sending;
    };
    await plant.does(mails(campaignId()));
    await plant.passTo(minutesAfter(10));
    expect(recipients()).toEqual(addresses(30));
    expect(ended()).toEqual({ cause: 'done', sent: 30, held: {} });
    expect(plant.history(last().id).retried).toContain('Next part');
  });

  it('again and again is started anew by the reconciler, and goes on where it was', async () => {
    await planned(40);
    let failures = 0;
    plant.beforeEvery('mail-part', () => {
      failures += 1;
      return failures > 1 && failures < 11 ? Promise.reject(new Error('the function was killed')) : Promise.resolve();
    });
    plant.pagesAPart = 2;
    await plant.does(mails(campaignId()));
    await plant.passTo(minutesAfter(10));
    expect(plant.history(last().id).status).toBe('FAILED');
    await plant.reconcile();
    await plant.passTo(minutesAfter(20));
    expect(recipients()).toEqual(addresses(40));
    expect(ended()).toEqual({ cause: 'done', sent: 40, held: {} });
    expect(plant.history(last().id, 2).status).toBe('SUCCEEDED');
  });

  it('after a letter nobody can tell of never sends it again', async () => {
    plant.outbox.willAnswer({ did: 'unknown', why: 'TimeoutError' });
    await planned(2);
    await plant.does(mails(campaignId()));
    await plant.passTo(daysAfter(mondayAtTen, 8));
    expect(recipients()).toEqual(addresses(2));
    expect(ended()).toEqual({ cause: 'done', sent: 2, held: {} });
  });
});

describe('A letter of a mailing that has to wait', () => {
  it('leaves in the sending hours, also when the mailing was started on a Saturday before a holiday', async () => {
    await planned(30);
    plant.clock.moveTo(Date.parse(daysAfter(mondayAtTen, 5)));
    await plant.does(mails(campaignId()));
    await plant.passTo(daysAfter(mondayAtTen, 7.9));
    expect(recipients()).toEqual([]);
    expect(last().stage.name).toBe('running');
    await plant.passTo(daysAfter(mondayAtTen, 8));
    expect(recipients()).toEqual(addresses(30));
    expect(ended()).toEqual({ cause: 'done', sent: 30, held: {} });
  });

  it('waits for who had another one lately, and reserves their next free moment meanwhile', async () => {
    await plant.does(writesSpring());
    await waits(plant, 0);
    await waits(plant, 1, free(2));
    await plant.does(plans());
    await plant.does(mails(campaignId()));
    await plant.passTo(daysAfter(mondayAtTen, 1));
    expect(recipients()).toEqual([addressOf(0)]);
    expect(last()).toMatchObject({ sent: 1, held: { 'another-letter': 1 }, stage: { name: 'running' } });
    const reader = await plant.records.get('person', readerId(1));
    expect(reader && mailOf(reader).reserved).toEqual({ campaign: last().id });
    await plant.passTo(daysAfter(mondayAtTen, 3));
    expect(recipients()).toEqual(addresses(2));
    expect(ended()).toEqual({ cause: 'done', sent: 2, held: {} });
    const after = await plant.records.get('person', readerId(1));
    expect(after && mailOf(after).reserved).toBeUndefined();
  });

  it('waits for its turn in the rate of the account', async () => {
    plant.letters = 1;
    await planned(3);
    await plant.does(mails(campaignId()));
    expect([recipients(), ended()]).toEqual([addresses(3), { cause: 'done', sent: 3, held: {} }]);
  });

  it('stays while marketing mail has paused itself, says so, and goes on when it may leave again', async () => {
    const breaker = {
      kind: 'breaker',
      id: marketingMail,
      version: 1,
      state: { name: 'paused', at: mondayAtTen, why: 'bounces', count: 5, of: 9 },
    } as const;
    await commitPlan(plant.records, change(undefined, breaker), contextOf(marketer));
    await planned(2);
    await plant.does(mails(campaignId()));
    expect(last()).toMatchObject({
      stage: { name: 'running', why: 'mail-paused' },
      alarms: [{ at: minutesAfter(15) }],
    });
    await plant.passTo(minutesAfter(50));
    expect(recipients()).toEqual([]);
    const open = { ...breaker, version: 2, state: { name: 'sending' } } as const;
    await commitPlan(plant.records, change(breaker, open), contextOf(marketer));
    await plant.passTo(minutesAfter(70));
    expect([recipients(), ended()]).toEqual([addresses(2), { cause: 'done', sent: 2, held: {} }]);
  });

  it('goes again an hour later when it was certainly not taken', async () => {
    plant.outbox.willAnswer({ did: 'refused', why: 'TooManyRequestsException' });
    await planned(2);
    await plant.does(mails(campaignId()));
    await plant.passTo(minutesAfter(30));
    expect(last()).toMatchObject({ sent: 1, held: { refused: 1 } });
    await plant.passTo(minutesAfter(90));
    expect(recipients()).toHaveLength(3);
    expect(ended()).toEqual({ cause: 'done', sent: 2, held: {} });
  });
});

describe('Of the letters that wait for one person', () => {
  const lead = idOf(0x777);
  const steps = (): string[] => plant.outbox.given.map(({ tags }) => tags['step'] ?? '');
  const account = { audience: [{ by: 'basket', basket: 'account' }] } as const;

  /** Somebody in the basket `account` whose first letter of the programme waits for a free moment, and then a mailing’s does. */
  async function contended(): Promise<void> {
    await plant.does(writesSpring());
    await parks(plant, lead, 'account', daysAfter(mondayAtTen, 3));
    await plant.passTo(daysAfter(mondayAtTen, 2));
    await plant.does(plans({ audience: [...account.audience] }));
    await plant.does(mails(campaignId()));
    expect(steps()).toEqual([]);
  }

  it('a mailing’s goes before a programme’s, which waits its three days then', async () => {
    await contended();
    await plant.passTo(daysAfter(mondayAtTen, 30));
    expect(steps().slice(0, 2)).toEqual(['spring', 'one-page']);
    const [mailed = '', next = ''] = plant.records.facts.flatMap(({ type, at }) => (type === 'LetterMarked' ? at : []));
    expect(mailed).toBe(daysAfter(mondayAtTen, 3));
    expect(Date.parse(next) - Date.parse(mailed)).toBeGreaterThanOrEqual(3 * 86_400_000);
  });

  it('one whose mailing was stopped keeps nobody waiting', async () => {
    await contended();
    await plant.does(stopsMailing(last().id));
    await plant.passTo(daysAfter(mondayAtTen, 4));
    expect(steps()).toEqual(['one-page']);
  });

  it('an offer’s goes before a campaign’s, whichever came first', async () => {
    const offer = offerWith();
    await commitPlan(plant.records, change(undefined, offer), contextOf(marketer));
    await plant.does(writesSpring());
    await waits(plant, 0, free(2));
    await plant.does(plans());
    await plant.does(mails(campaignId()));
    await plant.does(writesSpring('{{greeting}}\n\nПредложение.'));
    await plant.does(plans({ utm: { campaign: 'offer' }, offerId: offer.id }));
    await plant.does(mails(campaignId()));
    await plant.passTo(daysAfter(mondayAtTen, 15));
    const [first, second] = mailingsOf(plant);
    expect(plant.outbox.given.map(({ tags }) => tags['mailing'])).toEqual([second?.id, first?.id]);
  });
});

describe('A mailing ends', () => {
  it('at once when somebody stops it, and no letter leaves after that', async () => {
    await planned(30);
    let asked = 0;
    const send = plant.outbox.send.bind(plant.outbox);
    plant.outbox.send = async (mail) => {
      asked += 1;
      if (asked === 5) await plant.commits(stopsMailing(last().id));
      return send(mail);
    };
    await plant.does(mails(campaignId()));
    await plant.passTo(daysAfter(mondayAtTen, 8));
    expect(recipients().length).toBeLessThan(13); // those marked by then
    expect(ended()).toMatchObject({ cause: 'stopped', sent: recipients().length });
    expect(plant.history(last().id).status).toBe('SUCCEEDED');
  });

  it('with its campaign', async () => {
    await plant.does(writesSpring());
    await waits(plant, 0, free(2));
    await plant.does(plans());
    await plant.does(mails(campaignId()));
    await plant.does(closes(campaignId(), last().id));
    expect(plant.history(last().id).status).toBe('SUCCEEDED');
    await plant.passTo(daysAfter(mondayAtTen, 8));
    expect([recipients(), ended()]).toEqual([[], { cause: 'stopped', sent: 0, held: { 'another-letter': 1 } }]);
  });

  it('when the last day of the campaign is over, whoever still waits', async () => {
    await plant.does(writesSpring());
    await waits(plant, 0, free(3));
    await plant.does(plans({ until: '2026-03-03' }));
    await plant.does(mails(campaignId()));
    await plant.passTo(daysAfter(mondayAtTen, 8));
    expect([recipients(), ended()]).toEqual([[], { cause: 'over', sent: 0, held: { 'another-letter': 1 } }]);
  });

  it('when its offer is withdrawn; while it holds, the letter says it', async () => {
    const offer = offerWith();
    await commitPlan(plant.records, change(undefined, offer), contextOf(marketer));
    await plant.does(writesSpring('{{greeting}}\n\n{{#each offers}}{{title}}: {{text}}{{/each}}'));
    await waits(plant, 0);
    await waits(plant, 1, free(2));
    await plant.does(plans({ offerId: offer.id }));
    await plant.does(mails(campaignId()));
    expect(plant.outbox.given[0]?.text).toContain('Запасной вентилятор: К каждому приводу.');
    expect(last().priority).toBe('offer');
    const state = { name: 'withdrawn', at: mondayAtTen, by: { kind: 'staff', id: idOf(0x201) } } as const;
    await commitPlan(plant.records, change(offer, { ...offer, version: 4, state }), contextOf(marketer));
    await plant.passTo(daysAfter(mondayAtTen, 8));
    expect([recipients(), ended()]).toEqual([
      [addressOf(0)],
      { cause: 'over', sent: 1, held: { 'another-letter': 1 } },
    ]);
  });
});
