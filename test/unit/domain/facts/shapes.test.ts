import { describe, it } from '@jest/globals';
import { Fact } from '../../../../shared/domain/facts/fact.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

const fact = {
  schema: Fact,
  whole: {
    id: `${idOf(0x101)}/2/0`,
    type: 'ActivityRecorded',
    v: 1,
    subject: { kind: 'lead', id: idOf(0x101) },
    version: 2,
    n: 0,
    at: monday,
    recordedAt: monday,
    by: { kind: 'staff', id: anna.id },
    origin: 'live',
    commitId: 'commit',
    policy: 0,
    note: idOf(0xee),
    part: { kind: 'activity', id: idOf(8) },
    generation: 1,
    counted: {
      ...{ segment: 'dealer', productGroup: 'drives', product: 'drive-7', lane: 'main', owner: anna.id },
      ...{ accountId: idOf(1), dealId: idOf(2), referredBy: idOf(3), on: '2026-03-02', costMinor: 1, pyramidStep: 2 },
      ...{ bonusMinor: 1, deliveryMinor: 1 },
      ...{ amount: { netMinor: 1, currency: 'RUB', as: 'agreed' }, reversed: 'returned' },
    },
    data: { channel: 'call' },
  } satisfies Required<Fact>,
};

describe('A fact', () => {
  it('is all of this and nothing more, and only its data takes anything', () => {
    expectWhole(fact, ['data']);
  });

  it('may be without a note, a part and a generation', () => {
    expectNeeded(fact, [
      ...['id', 'type', 'v', 'subject', 'version', 'n', 'at', 'recordedAt', 'by', 'origin', 'commitId', 'policy'],
      'data',
    ]);
  });

  it.each([
    ['origin', ['live', 'import', 'demo']],
    ['by.kind', ['staff', 'public', 'erp', 'system']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(fact, path, values);
  });

  it.each([
    ['v', [0, 1.5]],
    ['version', [0, 1.5]],
    ['n', [-1, 1.5]],
    ['policy', [-1, 1.5]],
    ['generation', [0, 1.5]],
    ['at', ['2026-03-02']],
    ['recordedAt', ['2026-03-02']],
    ['note', ['Asked to wait']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(fact, path, values);
  });
});
