import { describe, expect, it } from '@jest/globals';
import type { About } from '../../../shared/domain/refresh/send-letter.ts';
import type { SentLetter } from '../../../shared/domain/refresh/sent-letter.ts';
import { composeLetter, waysOf } from '../../../shared/letters/compose.ts';
import { anna, boris } from '../../support/domain/actors.ts';
import { offerWith } from '../../support/domain/campaigns.ts';
import { idOf, monday, policyWith } from '../../support/domain/contexts.ts';
import { dealAt } from '../../support/domain/deals.ts';
import { accountWith, leadAt, personId } from '../../support/domain/leads.ts';

const body =
  '{{greeting}} {{manager.name}}|{{#if company}}{{company}}{{/if}}|{{#if product}}{{product}}{{/if}}|{{#each offers}}{{title}}: {{text}} {{#if until}}{{until}}{{/if}}{{/each}}';
const text = { subject: 'S', preheader: 'P', body };
const sent = {
  kind: 'letter',
  id: idOf(0x811),
  version: 1,
  personId,
  letter: 'spring',
  letterVersion: 'campaigns/spring/ru/1',
  language: 'ru',
  markedAt: monday,
  state: 'marked',
} as const;
const mailed: SentLetter = { ...sent, mailingId: idOf(0xb21), pass: 1, member: { kind: 'person', id: personId } };
const compose = (about: About, letter: SentLetter = mailed) =>
  composeLetter(
    text,
    { letter, about, to: { email: 'a@b.example' }, token: 'token', ways: { publicUrl: 'https://voronka.example' } },
    policyWith(),
  );

describe('A letter to somebody met by their account', () => {
  it('is from the account’s manager, to its company, and knows nothing of a request', () => {
    const account = accountWith({ company: 'ООО «Пример»', owner: boris.id });
    expect(compose({ account }).text).toContain('Здравствуйте! Борис Образцов|ООО «Пример»||');
  });

  it('is from the plant where nobody owns it', () => {
    expect(compose({}).text).toMatch(/^Здравствуйте! [^|А-Я]*[^|]+\|\|\|/);
  });
});

describe('A letter about a lead or a deal', () => {
  it('is from its owner, and says what it is about', () => {
    const lead = leadAt('parked', { company: 'Завод', product: 'Насос', owner: anna.id });
    const account = accountWith({ company: 'Другой', owner: boris.id });
    expect(compose({ subject: lead, account }).text).toContain('Анна Примерова|Завод|Насос|');
    const deal = dealAt('parked', { company: 'Завод', owner: anna.id });
    expect(compose({ subject: deal }).text).toContain('Анна Примерова|Завод|');
  });
});

describe('Offers in a letter', () => {
  it('are in its language, with the last day as that writes it', () => {
    expect(compose({ offers: [offerWith()] }).text).toContain(
      'Запасной вентилятор: К каждому приводу. 20 марта 2026 г.',
    );
    const english = { ...mailed, language: 'en' } as const;
    expect(compose({ offers: [offerWith()] }, english).text).toContain('A spare fan: With each drive. 20 March 2026');
  });
});

describe('What a letter carries', () => {
  it('names what it belongs to, a mailing or an enrolment', () => {
    expect(compose({}).tags).toEqual({ letter: mailed.id, mailing: idOf(0xb21), step: 'spring' });
    const ofProgramme = { ...sent, enrolmentId: idOf(0x801) };
    expect(compose({ subject: leadAt('parked') }, ofProgramme).tags).toEqual({
      letter: sent.id,
      enrolment: idOf(0x801),
      step: 'spring',
    });
  });

  it('leads back to the plant by the ways its environment names', () => {
    const PUBLIC_URL = 'https://voronka.example';
    expect(waysOf({ PUBLIC_URL, REPLY_DOMAIN: 'none' })).toEqual({ publicUrl: PUBLIC_URL });
    expect(waysOf({ PUBLIC_URL, REPLY_DOMAIN: 'r.example' })).toEqual({
      publicUrl: PUBLIC_URL,
      replyDomain: 'r.example',
    });
  });
});
