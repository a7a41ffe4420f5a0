import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LetterEvent } from '../../../../shared/domain/refresh/letter-event.ts';
import { recordOutcome, type Recording } from '../../../../shared/domain/refresh/record-outcome.ts';
import { contactKeysOf } from '../../../../shared/domain/leads/enter-by-hand.ts';
import { type SentLetter, suppressionKey } from '../../../../shared/domain/refresh/sent-letter.ts';
import { areaInMemory } from '../../../support/cloud/area-in-memory.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { personId } from '../../../support/domain/leads.ts';
import { put } from '../../../support/domain/stores.ts';

const letterId = idOf(0x811);
const email = 'ivan@customer.example';
let area: ReturnType<typeof areaInMemory>;

beforeEach(async () => {
  area = areaInMemory();
  await put(area.records, { record: letter(), expected: 'new' });
});

const letter = (): SentLetter => ({
  kind: 'letter',
  id: letterId,
  version: 1,
  personId,
  enrolmentId: idOf(0x801),
  letter: 'payback',
  letterVersion: 'no-money/payback/ru/0',
  language: 'ru',
  markedAt: monday,
  state: 'marked',
});

const common = { letterId, messageId: 'M1' };
const hear = (event: object, services: Recording = area) =>
  recordOutcome({ ...common, ...event } as LetterEvent, services);
const known = () => area.records.get('letter', letterId);
const facts = (): string[] => area.records.facts.map(({ type }) => type);
const keyOf = async (address: string): Promise<string> => {
  const [hash = ''] = await contactKeysOf({ email: address }, area.secrets);
  return suppressionKey(hash);
};

describe('What becomes of a letter', () => {
  it('is kept with it, and told once', async () => {
    for (const did of ['sent', 'delivered', 'delivered']) await hear({ did });
    expect(await known()).toMatchObject({ state: 'delivered', messageId: 'M1', version: 3 });
    expect(facts()).toEqual(['LetterSent', 'LetterDelivered']);
  });

  it('goes on only: what comes late takes nothing back', async () => {
    for (const did of ['delivered', 'sent', 'delayed', 'soft-bounced']) await hear({ did });
    expect(await known()).toMatchObject({ state: 'delivered' });
    expect(facts()).toEqual(['LetterDelivered']);
  });

  it.each([
    ['hard-bounced', 'hard-bounce', 'LetterBounced'],
    ['complained', 'complaint', 'LetterComplained'],
  ])('suppresses the address when it %s, in whatever spelling, once', async (did, cause, type) => {
    for (let n = 0; n < 2; n += 1) await hear({ did, recipients: ['Ivan@Customer.Example', email] });
    const holder = await area.records.holderOf(await keyOf(email));
    expect(await area.records.get('suppression', holder?.id ?? '')).toMatchObject({ cause, letterId });
    expect(facts()).toEqual([type, 'AddressSuppressed']);
  });

  it('suppresses nothing when the bounce passes, and nobody who is no address', async () => {
    await hear({ did: 'soft-bounced' });
    await hear({ did: 'hard-bounced', recipients: ['nobody'] });
    expect(await area.records.holderOf(await keyOf(email))).toBeUndefined();
    expect(facts()).toEqual(['LetterBounced', 'LetterBounced']);
  });

  it('is a click of its reader, kept once, or of a machine, which is only told', async () => {
    const at = new Date(Date.parse(monday) + 3_600_000).toISOString();
    await hear({ did: 'clicked', at, userAgent: 'python-requests' });
    expect(await known()).not.toHaveProperty('clickedAt');
    for (let n = 0; n < 2; n += 1) await hear({ did: 'clicked', at, userAgent: 'Mozilla/5.0' });
    expect(await known()).toMatchObject({ clickedAt: at, state: 'marked' });
    expect(area.records.facts.map(({ data }) => data['by'])).toEqual(['machine', 'person']);
  });

  it('is asked for again while the letter is not to be seen yet', async () => {
    await expect(hear({ did: 'sent', letterId: idOf(0x899) })).rejects.toMatchObject({ name: 'NotYetVisible' });
  });
});
