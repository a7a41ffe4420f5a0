import { describe, expect, it } from '@jest/globals';
import { holdReview, NewReview } from '../../../../shared/domain/reviews/hold-review.ts';
import { Review } from '../../../../shared/domain/reviews/review.ts';
import { anna, director, head } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, refusalOf } from '../../../support/domain/decisions.ts';

const context = contextOf(director); // on 2 March 2026
const hypothesisId = idOf(0x901);
const [since, until] = ['2026-02-01T09:00:00.000Z', '2026-03-02T06:00:00.000Z'];
const answer = { key: 'orders/dealer', question: 'Why?', addressee: anna.id, answer: 'A tender ended', hypothesisId };
const asked = (fields: object = {}) => NewReview().parse({ since, until, answers: [answer], ...fields });
const held = (fields: object = {}) => holdReview(asked(fields), new Set([hypothesisId]), context);

describe('A review', () => {
  it('is written down with what was asked, whom, what was answered and what it led to, and is a fact', () => {
    const { review, plan } = accepted(held({ answers: [answer, { question: 'And else?', answer: 'No' }] }));
    expect(review).toEqual({
      ...{
        kind: 'review',
        id: newIdOf(1),
        version: 1,
        since,
        until,
        at: monday,
        by: { kind: 'staff', id: director.id },
      },
      answers: [answer, { question: 'And else?', answer: 'No' }],
    });
    expect(Review().parse(review)).toEqual(review);
    const data = { since, until, keys: ['orders/dealer'], hypotheses: [hypothesisId] };
    expect(factsOf(plan)).toEqual([{ type: 'ReviewHeld', data }]);
  });

  it.each<[object, string, string]>([
    [{ since: until }, 'time-wrong', `since: ${until} is not before until: ${until}`],
    [
      { until: '2026-03-02T07:00:00.001Z' },
      'time-ahead',
      `until: 2026-03-02T07:00:00.001Z is to come; it is ${monday}`,
    ],
    [
      { answers: [{ ...answer, addressee: idOf(0xfff) }] },
      'addressee-unknown',
      `${idOf(0xfff)} is nobody of the staff`,
    ],
    [
      { answers: [{ ...answer, hypothesisId: idOf(0x902) }] },
      'hypothesis-unknown',
      `there is no hypothesis ${idOf(0x902)}`,
    ],
  ])('is none with %j: %s', (fields, code, detail) => {
    expect(refusalOf(held(fields))).toMatchObject({ code, detail });
  });

  it('may be of the figures of this very instant', () => {
    expect(held({ until: monday }).ok).toBe(true);
  });

  it('is the director’s', () => {
    expect(refusalOf(holdReview(asked(), new Set([hypothesisId]), contextOf(head)))).toMatchObject({
      kind: 'forbidden',
      detail: 'reviews are the director’s',
    });
  });
});
