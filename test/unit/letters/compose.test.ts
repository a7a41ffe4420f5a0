import { describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../shared/adapters/memory/people.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import { letterToken } from '../../../shared/domain/refresh/letter-token.ts';
import { senderOf } from '../../../shared/domain/refresh/sent-letter.ts';
import { type Addressed, composeLetter } from '../../../shared/letters/compose.ts';
import { preparing } from '../../../shared/letters/prepare.ts';
import { VirtualClock } from '../../support/workflows/virtual-clock.ts';
import { anna } from '../../support/domain/actors.ts';
import { monday, policyWith } from '../../support/domain/contexts.ts';
import { dealAt } from '../../support/domain/deals.ts';
import { leadAt, personId } from '../../support/domain/leads.ts';
import { letter } from '../../support/domain/replying.ts';
import { testSecrets } from '../../support/domain/secrets.ts';

const policy = policyWith();
const ways = { publicUrl: 'https://sales.plant.example', replyDomain: 'reply.plant.example' };
const to = { email: 'ivan@customer.example', name: 'Иван Примеров' };
const body =
  '{{greeting}} {{manager.name}}{{#if manager.phone}} {{manager.phone}}{{/if}}|{{#if company}}{{company}}{{/if}}|' +
  '{{#if product}}{{product}}{{/if}}|{{#if quote}}{{quote.number}} {{quote.date}} {{quote.amount}}{{/if}}|' +
  '{{#if wakeUpOn}}{{wakeUpOn}}{{/if}}|{{plant.name}}';
const text = { subject: 'Тема', preheader: 'О чём', body };

const compose = (more: Partial<Addressed> = {}, settings = policy) =>
  composeLetter(text, { letter, about: { subject: leadAt('parked') }, to, token: 'abc', ways, ...more }, settings);
/** What the letter says in front of its foot, on one line. */
const said = (subject: Lead | Deal, more: Partial<Addressed> = {}) =>
  compose({ about: { subject }, ...more }).text.split('\n\n-- ')[0];

describe('A letter of a programme', () => {
  it('is marketing mail, with ways out that mail programs know, and what its events come back with', () => {
    expect(compose()).toMatchObject({
      identity: 'marketing',
      to: 'ivan@customer.example',
      subject: 'Тема',
      replyTo: 'reply+abc@reply.plant.example',
      headers: {
        'List-Unsubscribe': '<https://sales.plant.example/u/abc>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'X-Voronka-Letter': letter.id,
      },
      tags: { letter: letter.id, enrolment: senderOf(letter).id, step: 'keep' },
    });
    expect(compose().text).toContain('Отписаться: https://sales.plant.example/u/abc');
    expect(compose().text).toContain('ООО «Воронка Демо», 000000, Москва, ул. Примерная, д. 1');
  });

  it('is answered to whom it is from, where no mail comes in', () => {
    expect(compose({ ways: { publicUrl: ways.publicUrl } })).not.toHaveProperty('replyTo');
  });

  it('says of a lead what is known of it', () => {
    const owner = policy.staff.find(({ id }) => id === anna.id)?.name ?? 'ООО «Воронка Демо»';
    const lead = leadAt('parked', { owner: anna.id, company: 'Завод', product: 'Насос' });
    expect(said(lead)).toBe(`Иван Примеров, здравствуйте! ${owner} +7 495 000-00-00|Завод|Насос|||ООО «Воронка Демо»`);
    const { owner: _owner, company: _company, product: _product, ...bare } = lead;
    expect(said(bare, { to: { email: to.email } })).toBe(
      'Здравствуйте! ООО «Воронка Демо» +7 495 000-00-00|||||ООО «Воронка Демо»',
    );
  });

  it('says the day that was named, and of a deal its quote and its first line', () => {
    const deal = dealAt('parked', {
      stage: {
        name: 'parked',
        from: 'send-quote',
        at: monday,
        by: { kind: 'system', id: 'x' },
        reason: 'time',
        basket: 'time',
        wakeUpAt: '2026-06-15',
      },
    });
    const { lines } = dealAt('agree-price');
    const quoted: Deal = {
      ...deal,
      lines,
      quote: {
        ...dealAt('agree-price').quote,
        number: 'КП-12',
        sentOn: '2026-03-02',
        amount: { netMinor: 25_620_000, currency: 'RUB', vatPercent: 20 },
      } as NonNullable<Deal['quote']>,
    };
    expect(said(quoted)).toContain(`|${lines[0]?.title ?? ''}|КП-12 2 марта 2026 г. 256 200,00 ₽|15 июня 2026 г.|`);
    expect(said({ ...deal, lines: [] })).toContain('|||15 июня 2026 г.|');
  });

  it('is written in its language', () => {
    const english = compose({ letter: { ...letter, language: 'en' } });
    expect(english.text).toContain('Good day, Иван Примеров,');
    expect(english.text).toContain('Voronka Demo LLC, 1 Sample Street');
    expect(compose({ letter: { ...letter, language: 'en' }, to: { email: to.email } }).text).toContain('Good day, ');
  });

  it('is from the legal entity, where the plant has said no more of itself', () => {
    const { seller: _seller, ...company } = policy.company;
    const { text: bare } = compose({}, { ...policy, company });
    expect(bare).toContain(`|${company.legalEntity}\n\n-- \n${company.legalEntity}`);
    expect(bare).not.toContain('+7 495');
  });
});

describe('A letter that is prepared', () => {
  const people = new MemoryPeople(new VirtualClock(monday));
  const prepare = preparing({
    people,
    secrets: testSecrets,
    letters: { text: (version) => Promise.resolve({ ...text, subject: version }) },
    ways,
  });
  const stands = { subject: leadAt('parked') };

  it('is for the address the person has at that moment, in the version that was marked', async () => {
    await people.put([{ kind: 'contacts', of: personId, id: personId, value: to }]);
    const mail = await prepare(letter, stands, policy);
    const token = await letterToken(letter.id, testSecrets);
    expect(mail).toMatchObject({
      to: to.email,
      subject: letter.letterVersion,
      replyTo: `reply+${token}@${ways.replyDomain}`,
    });
    expect(mail.headers['List-Unsubscribe']).toBe(`<${ways.publicUrl}/u/${token}>`);
  });

  it('is for nobody without an address', async () => {
    await people.put([{ kind: 'contacts', of: personId, id: personId, value: { name: 'Иван' } }]);
    await expect(prepare(letter, stands, policy)).rejects.toThrow(`person ${personId} has no address`);
  });
});
