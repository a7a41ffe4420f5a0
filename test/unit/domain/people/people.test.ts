import { describe, expect, it } from '@jest/globals';
import { type PersonalKind, personalSchemas } from '../../../../shared/domain/people/people.ts';
import { monday } from '../../../support/domain/contexts.ts';

/** All that may be kept of each kind. */
const whole: Record<PersonalKind, object> = {
  contacts: { name: 'Ivan', email: 'ivan@zavod.example', phone: '+74951234567' },
  submission: {
    rawBody: '{}',
    contentType: 'application/json',
    message: 'Drives',
    name: 'Ivan',
    email: 'ivan@zavod.example',
    phone: '+74951234567',
  },
  evidence: { purpose: 'reply', textVersion: '1', at: monday, addressHash: 'hash' },
  note: { text: 'Asked to wait', at: monday, by: 'anna' },
  'file-name': { name: 'Чертёж.pdf' },
  audience: { rows: ['a,b'] },
  seen: { by: 'anna', at: monday, kind: 'lead', id: 'L1' },
};

describe('What is kept of a person', () => {
  it.each(Object.entries(whole))('as %s is this and nothing more', (kind, value) => {
    const schema = personalSchemas[kind as PersonalKind]; // a key of the table
    expect(schema.parse(value)).toEqual(value);
    expect(schema.safeParse({ ...value, other: 'x' }).success).toBe(false);
  });
});
