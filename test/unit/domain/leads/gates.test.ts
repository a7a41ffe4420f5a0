import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { type LeadMove, moveLead } from '../../../../shared/domain/leads/move.ts';
import type { LeadChanges } from '../../../../shared/domain/leads/details.ts';
import { head } from '../../../support/domain/actors.ts';
import { contextOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, refusalOf, tasksOf } from '../../../support/domain/decisions.ts';
import { dealerCriteria, leadAt, moveRecords, qualified } from '../../../support/domain/leads.ts';

/** What the segments ask for, once more. */
const criteriaOf = {
  dealer: ['product', 'region', 'not-competitor', 'contacts'],
  individual: ['product', 'region', 'volume', 'need', 'contacts'],
  industrial: ['product', 'region', 'volume', 'lead-time', 'need', 'not-competitor', 'contacts', 'company'],
  developer: ['product', 'region', 'volume', 'lead-time', 'need', 'not-competitor', 'contacts', 'company'],
} as const;
const segments = ['industrial', 'developer', 'dealer', 'individual'] as const;
const answers = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 'target'] as const));

const move = (lead: Lead, asked: LeadMove) => moveLead(lead, asked, moveRecords(), contextOf(head));

/** `changes` built from what a refusal says is missing: each field's example at its dotted path. */
function changesFrom(missing: readonly { field: string; example: unknown }[]): LeadChanges {
  const plain = missing.filter(({ field }) => !field.startsWith('criteria.'));
  const criteria = missing.filter(({ field }) => field.startsWith('criteria.'));
  return {
    ...Object.fromEntries(plain.map(({ field, example }) => [field, example])),
    criteria: Object.fromEntries(criteria.map(({ field, example }) => [field.slice(9), example])),
  } as LeadChanges; // as the refusal promises
}

type Knowledge = {
  readonly segment: (typeof segments)[number];
  readonly hasSegment: boolean;
  readonly has: readonly string[];
  readonly answered: readonly string[];
  readonly failed: readonly string[];
};

/** What may be known of a lead: some of what its segment asks for. */
const anyKnowledge: fc.Arbitrary<Knowledge> = fc.constantFrom(...segments).chain((segment) =>
  fc.record({
    segment: fc.constant(segment),
    hasSegment: fc.boolean(),
    has: fc.subarray(['need', 'product']),
    answered: fc.subarray([...criteriaOf[segment]]),
    failed: fc.subarray([...criteriaOf[segment]]),
  }),
);

const leadKnown = ({ segment, hasSegment, has, answered, failed }: Knowledge): Lead =>
  leadAt('mql', {
    ...(hasSegment && { segment }),
    ...(has.includes('need') && { need: qualified.need }),
    ...(has.includes('product') && { product: qualified.product }),
    criteria: { ...answers(answered), ...Object.fromEntries(failed.map((id) => [id, 'failed'] as const)) },
  });

/** The criteria of a segment that a lead has not answered as target. */
const openCriteria = (ids: readonly string[], { criteria }: Lead): string[] =>
  ids.filter((id) => criteria[id] !== 'target').map((id) => `criteria.${id}`);

function fieldsToFill(lead: Lead, { segment, hasSegment, has }: Knowledge): string[] {
  const plain = ['need', 'product'].filter((field) => !has.includes(field));
  return hasSegment ? [...plain, ...openCriteria(criteriaOf[segment], lead)] : ['segment', ...plain];
}

describe('The gate of sql', () => {
  it('lets pass what has all, and else names exactly what is missing', () => {
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        const before = leadKnown(knowledge);
        const fields = fieldsToFill(before, knowledge);
        const decision = move(before, { to: 'sql' });
        expect(decision.ok ? [] : decision.refusal.missing?.map(({ field }) => field)).toEqual(fields);
        expect(decision.ok ? decision.lead.stage.name : decision.refusal.code).toBe(
          fields.length === 0 ? 'converted' : 'gate-not-met',
        );
      }),
    );
  });

  it('lets pass what its examples fill in; only a segment brings criteria of its own', () => {
    fc.assert(
      fc.property(anyKnowledge, (knowledge) => {
        const before = leadKnown(knowledge);
        const first = move(before, { to: 'sql' });
        const changes = first.ok ? {} : changesFrom(first.refusal.missing ?? []);
        const again = move(before, { to: 'sql', changes });
        const rest = again.ok ? [] : again.refusal.missing?.map(({ field }) => field);
        expect(rest).toEqual(knowledge.hasSegment ? [] : openCriteria(criteriaOf.industrial, before));
      }),
    );
  });

  it('shows titles, what is allowed and an example of each', () => {
    const { missing } = refusalOf(move(leadAt('mql'), { to: 'sql' }));
    expect(missing).toEqual([
      { field: 'segment', title: { en: 'Segment', ru: 'Сегмент' }, allowed: [...segments], example: 'industrial' },
      {
        field: 'need',
        title: { en: 'What the customer needs', ru: 'Потребность' },
        example: 'Replace 12 drives on a packing line',
      },
      {
        field: 'product',
        title: { en: 'Product interest', ru: 'Интерес к продукции' },
        example: 'Frequency converter 7.5 kW',
      },
    ]);
    const asked = refusalOf(move(leadAt('mql', { ...qualified, criteria: {} }), { to: 'sql' }));
    expect([asked.detail, asked.missing?.[1]]).toEqual([
      'the lead is not qualified yet',
      {
        field: 'criteria.region',
        title: { en: 'Do we deliver and serve there?', ru: 'Мы поставляем и обслуживаем там?' },
        allowed: ['target', 'failed'],
        example: 'target',
      },
    ]);
  });

  it('asks for a segment there still is', () => {
    const { missing } = refusalOf(move(leadAt('mql', { ...qualified, segment: 'retail' }), { to: 'sql' }));
    expect(missing?.map(({ field }) => field)).toEqual(['segment']);
  });

  it('names a criterion nobody described by its id', () => {
    const segment = {
      id: 'dealer',
      title: { en: 'Dealer', ru: 'Дилер' },
      focus: false,
      criteria: ['credit'],
      committee: [],
    };
    const context = contextOf(head, monday, { segments: [{ ...segment, process: 'dealer-order' }] });
    const decision = moveLead(leadAt('mql', qualified), { to: 'sql' }, moveRecords(), context);
    expect(refusalOf(decision).missing?.map(({ title }) => title)).toEqual([{ en: 'credit', ru: 'credit' }]);
  });
});

describe('The gate of a basket', () => {
  const target = leadAt('mql', { segment: 'dealer', criteria: dealerCriteria });

  it('is the segment with its criteria answered as target', () => {
    const refused = refusalOf(move(leadAt('mql', { segment: 'dealer' }), { to: 'parked', basket: 'needs' }));
    expect([refused.code, refused.detail, refused.missing?.map(({ field }) => field)]).toEqual([
      'gate-not-met',
      'the criteria of the segment must be answered before a lead is parked',
      ['criteria.product', 'criteria.region', 'criteria.not-competitor', 'criteria.contacts'],
    ]);
    const bare = refusalOf(move(leadAt('mql'), { to: 'parked', basket: 'needs' }));
    expect(bare.missing?.map(({ field }) => field)).toEqual(['segment']);
  });

  it.each(['no-money', 'account', 'needs'] as const)('%s needs no date', (basket) => {
    const { lead } = accepted(move(target, { to: 'parked', basket }));
    expect(lead).toMatchObject({
      stage: {
        name: 'parked',
        from: 'mql',
        at: monday,
        by: { kind: 'staff', id: head.id },
        reason: basket,
        basket,
      },
      alarms: [],
      generation: 2,
    });
    expect(lead.stage).not.toHaveProperty('wakeUpAt');
  });

  it('time needs the date to come back on', () => {
    const { code, missing } = refusalOf(move(target, { to: 'parked', basket: 'time' }));
    expect([code, missing]).toEqual([
      'wake-up-date-needed',
      [{ in: 'body', field: 'wakeUpAt', title: { en: 'Wake-up date', ru: 'Дата возврата' }, example: '2027-03-02' }],
    ]);
    const { lead } = accepted(move(target, { to: 'parked', basket: 'time', wakeUpAt: '2026-03-03' }));
    expect(lead.stage).toMatchObject({ basket: 'time', wakeUpAt: '2026-03-03' });
  });

  it.each(['2026-03-02', '2026-03-01'])('takes no date that has begun: %s', (wakeUpAt) => {
    expect(refusalOf(move(target, { to: 'parked', basket: 'needs', wakeUpAt }))).toEqual({
      kind: 'rule',
      code: 'wake-up-date-past',
      detail: `the wake-up date ${wakeUpAt} is not in the future`,
    });
  });

  it('must be said', () => {
    expect(refusalOf(move(target, { to: 'parked' }))).toEqual({
      kind: 'rule',
      code: 'basket-needed',
      detail: 'say which basket',
      missing: [
        {
          in: 'body',
          field: 'basket',
          title: { en: 'Basket', ru: 'Корзина' },
          allowed: ['no-money', 'account', 'needs', 'time'],
          example: 'needs',
        },
      ],
    });
  });
});

describe('A dealer', () => {
  it('of the register is named, and asked for news within five working days', () => {
    const { lead, plan } = accepted(move(leadAt('mql'), { to: 'handed-to-dealer', dealer: 'siberia-drives' }));
    expect(lead.stage).toEqual({
      name: 'handed-to-dealer',
      from: 'mql',
      at: monday,
      by: { kind: 'staff', id: head.id },
      reason: 'handed-to-dealer',
      dealer: 'siberia-drives',
      feedbackOn: '2026-03-10',
    });
    const task = { about: 'dealer-feedback', assignee: leadAt('mql').owner, dueAt: '2026-03-10T07:00:00.000Z' };
    expect(tasksOf(plan)).toEqual([task]);
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'handed-to-dealer', visit: 4, dealer: 'siberia-drives' } },
      { type: 'TaskAdded', data: task },
    ]);
  });

  it('is asked for news on the plant’s day, not on that of Greenwich', () => {
    const calendar = { hours: { from: '01:00', to: '10:00' }, weekdays: [1, 2, 3, 4, 5], days: {}, shortDayMinutes: 0 };
    const night = contextOf(head, '2026-03-02T22:30:00.000Z', { calendar: { ...calendar, timeZone: 'Europe/Moscow' } });
    const asked = { to: 'handed-to-dealer', dealer: 'siberia-drives' } as const;
    const { lead } = accepted(moveLead(leadAt('mql'), asked, moveRecords(), night));
    expect(lead.stage).toMatchObject({ feedbackOn: '2026-03-10' });
  });

  it('is asked for news on the day that is named, which is to come', () => {
    const handed = (feedbackOn: string) =>
      move(leadAt('mql'), { to: 'handed-to-dealer', dealer: 'siberia-drives', feedbackOn });
    const { lead, plan } = accepted(handed('2026-03-20'));
    expect(lead.stage).toMatchObject({ feedbackOn: '2026-03-20' });
    expect(tasksOf(plan)).toMatchObject([{ about: 'dealer-feedback', dueAt: '2026-03-19T21:00:00.000Z' }]);
    expect(refusalOf(handed('2026-03-02'))).toEqual({
      kind: 'rule',
      code: 'feedback-date-past',
      detail: 'the feedback date 2026-03-02 is not in the future',
    });
    accepted(handed('2026-03-03'));
  });

  it.each([undefined, 'nobody'])('who is %s is none', (dealer) => {
    expect(refusalOf(move(leadAt('mql'), { to: 'handed-to-dealer', ...(dealer && { dealer }) }))).toEqual({
      kind: 'rule',
      code: 'dealer-unknown',
      detail: `say to which dealer: ${String(dealer)} is not in the register`,
      missing: [
        {
          in: 'body',
          field: 'dealer',
          title: { en: 'Dealer', ru: 'Дилер' },
          allowed: ['ural-automation', 'siberia-drives'],
          example: 'ural-automation',
        },
      ],
    });
  });
});
