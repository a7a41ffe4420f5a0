import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { excerptOf } from '../../../../shared/domain/records/excerpt.ts';
import { idOf } from '../../../support/domain/contexts.ts';

const told = {
  subject: { kind: 'lead', id: idOf(1) },
  recordedAt: '2026-01-05T10:00:01.000Z',
  type: 'LeadReceived',
  version: 1,
  n: 0,
  at: '2026-01-05T10:00:00.000Z',
};
const fact: Fact = {
  ...told,
  ...{ id: `${idOf(1)}/1/0`, v: 1, by: { kind: 'public' }, origin: 'live', commitId: idOf(2), policy: 0 },
  data: {
    source: 'site',
    stage: 'new',
    nothing: null,
    opening: true,
    touch: { source: 'site', page: 'https://plant.example/', utm: { source: 'ads', campaign: 'drives' } },
    lines: [{ source: 'a', price: 1 }, 'b', null, [{ stage: 'c' }]],
  },
};

describe('An excerpt of a fact', () => {
  it('has of its data what is named, and of what is in that', () => {
    expect(excerptOf(fact, new Set(['source', 'nothing', 'touch', 'utm', 'lines']))).toEqual({
      ...told,
      data: {
        ...{ source: 'site', nothing: null },
        touch: { source: 'site', utm: { source: 'ads' } },
        lines: [{ source: 'a' }, 'b', null, [{}]],
      },
    });
  });

  it('has all that figures count', () => {
    const counted = { segment: 'dealer', amount: { netMinor: 1, currency: 'RUB', as: 'stated' as const } };
    expect(excerptOf({ ...fact, counted }, new Set())).toEqual({ ...told, counted, data: {} });
  });
});
