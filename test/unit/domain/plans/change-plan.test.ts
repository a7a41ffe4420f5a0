import { describe, expect, it } from '@jest/globals';
import { NewPlan, setPlan } from '../../../../shared/domain/plans/change-plan.ts';
import { planId } from '../../../../shared/domain/plans/plan.ts';
import { anna, director, head } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accepted, refusalOf } from '../../../support/domain/decisions.ts';

const context = contextOf(director);
const asked = { month: '2026-04', segment: 'dealer', orders: 900_000_000, newCustomers: 2 };

describe('A plan', () => {
  it('is set for a month, as something of that month, and is one for each that it is of', () => {
    const { target, plan } = accepted(setPlan(asked, undefined, context));
    expect(target).toEqual({ kind: 'plan', id: planId(asked), version: 1, ...asked });
    expect(plan.facts).toMatchObject([{ type: 'PlanSet', data: asked, at: '2026-03-31T21:00:00.000Z' }]); // April in Moscow
    const ids = [{}, { manager: anna.id }, { segment: 'dealer' }, { manager: anna.id, segment: 'dealer' }].map(
      (whose) => planId({ month: '2026-04', ...whose }),
    );
    expect(new Set([...ids, planId({ month: '2026-05' })]).size).toBe(5);
  });

  it('is set anew as a whole, and the same again changes nothing', () => {
    const { target: before } = accepted(setPlan(asked, undefined, context));
    const { month, segment } = asked;
    const after = accepted(setPlan({ month, segment, margin: 1 }, before, contextOf(head)));
    expect(after.target).toEqual({ kind: 'plan', id: before.id, version: 2, month, segment, margin: 1 });
    expect(accepted(setPlan(asked, before, context))).toMatchObject({ target: before, plan: { changes: [] } });
  });

  it('is taken back by aiming at nothing, and one that is not there is not set so', () => {
    const { target: before } = accepted(setPlan(asked, undefined, context));
    const nothing = { month: asked.month, segment: asked.segment };
    const title = { en: 'Orders, net', ru: 'Заказы без НДС' };
    expect(accepted(setPlan(nothing, before, context)).plan.facts).toMatchObject([{ type: 'PlanSet', data: nothing }]);
    expect(refusalOf(setPlan(nothing, undefined, context))).toMatchObject({
      code: 'plan-empty',
      detail: 'say what is aimed at: orders, shipments, margin, newCustomers',
      missing: [{ in: 'body', field: 'orders', title, example: 1_000_000_000 }],
    });
  });

  it('is of people of the staff and of segments of the settings, and set by heads and the director', () => {
    expect(refusalOf(setPlan({ ...asked, segment: 'aliens' }, undefined, context))).toMatchObject({
      code: 'segment-unknown',
      detail: 'aliens is no segment; there are industrial, developer, dealer, individual',
    });
    const nobody = '00000000-0000-7000-8000-0000000000ff';
    expect(refusalOf(setPlan({ ...asked, manager: nobody }, undefined, context))).toMatchObject({
      code: 'manager-unknown',
      detail: `${nobody} is nobody of the staff`,
    });
    expect(setPlan({ ...asked, manager: anna.id }, undefined, context).ok).toBe(true);
    expect(setPlan({ month: asked.month, orders: 1 }, undefined, context).ok).toBe(true); // of all of it
    expect(refusalOf(setPlan(asked, undefined, contextOf(anna)))).toMatchObject({
      kind: 'forbidden',
      detail: 'plans are set by the director and the heads of sales',
    });
  });

  it('is in whole minor units, and of a month there is', () => {
    expect(NewPlan().parse(asked)).toEqual(asked);
    for (const wrong of [{ orders: -1 }, { margin: 0.5 }, { month: '2026-13' }, { newCustomers: '2' }, { total: 1 }])
      expect(NewPlan().safeParse({ ...asked, ...wrong }).success).toBe(false);
  });
});
