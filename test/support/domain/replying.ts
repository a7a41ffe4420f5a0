/** A plant where one letter was delivered to Ivan, whose company has a colleague of his, and a lead in a basket. */
import { contactKeysOf, mailDomainKeyOf } from '../../../shared/domain/leads/enter-by-hand.ts';
import { domainKey } from '../../../shared/domain/leads/known-sender.ts';
import { letterToken } from '../../../shared/domain/refresh/letter-token.ts';
import type { SentLetter } from '../../../shared/domain/refresh/sent-letter.ts';
import { areaInMemory } from '../cloud/area-in-memory.ts';
import { idOf, monday } from './contexts.ts';
import { accountId, leadAt, personId, personWith } from './leads.ts';
import { enrolmentWith } from './refreshing.ts';

export const reader = 'ivan@customer.example';
export const another = 'petr@customer.example';
export const anotherId = idOf(0x202);
export const letter: SentLetter = {
  kind: 'letter',
  id: idOf(0x811),
  version: 1,
  personId,
  enrolmentId: idOf(0x801),
  letter: 'keep',
  letterVersion: 'needs/keep/ru/0',
  language: 'ru',
  markedAt: monday,
  state: 'delivered',
};

/** `replyTo`: the address the letter is answered to. */
export async function answeringPlant() {
  const area = areaInMemory();
  const account = { kind: 'account', id: accountId, version: 1, company: 'Завод', mainPersonId: personId } as const;
  const mail = { signals: {}, unsubscribed: [], enrolmentId: idOf(0x801) };
  const records = [
    letter,
    account,
    enrolmentWith({ accountId }),
    leadAt('parked', { accountId }),
    personWith({ version: 1, accountId, mail }),
    personWith({ id: anotherId, version: 1, accountId }),
  ];
  const claims = [
    [(await contactKeysOf({ email: reader }, area.secrets))[0], { kind: 'person', id: personId }],
    [(await contactKeysOf({ email: another }, area.secrets))[0], { kind: 'person', id: anotherId }],
    [domainKey((await mailDomainKeyOf(reader, area.secrets)) ?? ''), { kind: 'account', id: accountId }],
  ] as const;
  await area.records.commit({
    changes: records.map((record) => ({ record, expected: 'new' })),
    claims: claims.map(([key = '', holder]) => ({ key, holder })),
    releases: [],
    facts: [],
    at: monday,
    by: { kind: 'system', id: 'test' },
    origin: 'live',
    policy: 0,
  });
  return { area, replyTo: `reply+${await letterToken(letter.id, area.secrets)}@reply.plant.example` };
}
