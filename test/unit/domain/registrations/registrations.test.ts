import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import {
  NewRegistration,
  registerProject,
  settlements,
  settleProject,
} from '../../../../shared/domain/registrations/register.ts';
import { Registration, registrationId } from '../../../../shared/domain/registrations/registration.ts';
import { anna, boris, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

const [dealerId, customerId, rivalId] = [idOf(0x31), idOf(0x32), idOf(0x33)];
const dealer = accountWith({ id: dealerId, owner: anna.id });
const customer = accountWith({ id: customerId, version: 4 });
const by = { kind: 'staff', id: anna.id } as const;
const project = 'Котельная';
const id = registrationId({ dealerId, customerId, project });
const mine: Registration = {
  kind: 'registration',
  id,
  version: 1,
  dealerId,
  customerId,
  project,
  at: monday,
  by,
  until: '2026-05-31',
  state: { name: 'protected' },
};
const held = (until: string, by_ = rivalId) => ({ registrationId: idOf(0x55), dealerId: by_, until });

const register = ({
  at = monday,
  customer: of = customer,
  before,
  actor = anna,
  name = project,
}: {
  at?: string;
  customer?: Account;
  before?: Registration;
  actor?: typeof anna;
  name?: string;
} = {}) => registerProject({ project: name }, { dealer, customer: of, before }, contextOf(actor, at));

describe('A dealer’s project', () => {
  it('is the dealer’s for ninety days, and the customer says so', () => {
    const { registration, plan } = accepted(register());
    expect(registration).toEqual(mine);
    const protectedFor = { registrationId: id, dealerId, until: '2026-05-31' };
    expect(recordsOf('registration', plan)).toEqual([mine]);
    expect(recordsOf('account', plan)).toEqual([{ ...customer, version: 5, protectedFor }]);
    expect(factsOf(plan)).toEqual([
      { type: 'ProjectRegistered', data: { dealerId, customerId, until: '2026-05-31' } },
      { type: 'AccountEdited', data: { fields: ['protectedFor'] } },
    ]);
  });

  it('registered again stays as it is while it stands, whatever its case, and begins anew after that', () => {
    expect(accepted(register({ before: mine, at: '2026-05-31T20:00:00.000Z' })).plan.changes).toEqual([]);
    const contested: Registration = { ...mine, state: { name: 'contested', with: idOf(0x55) } };
    expect(accepted(register({ before: contested })).registration).toBe(contested);
    const again = accepted(register({ before: mine, at: '2026-05-31T21:00:00.000Z' }));
    expect(again.registration).toMatchObject({ id, version: 2, until: '2026-08-30', state: { name: 'protected' } });
    const released: Registration = { ...mine, state: { name: 'released', at: monday, by } };
    expect(accepted(register({ before: released })).registration).toMatchObject({ version: 2, until: mine.until });
    expect(registrationId({ dealerId, customerId, project: ' котельная ' })).toBe(id);
    expect(registrationId({ dealerId: customerId, customerId: dealerId, project })).not.toBe(id);
  });

  it('is contested while another dealer has the customer’s', () => {
    const { registration, plan } = accepted(register({ customer: { ...customer, protectedFor: held('2026-03-02') } }));
    expect(registration.state).toEqual({ name: 'contested', with: idOf(0x55) });
    expect(recordsOf('account', plan)).toEqual([]);
    expect(factsOf(plan)).toEqual([
      { type: 'ProjectRegistered', data: { dealerId, customerId, until: '2026-05-31', contestedWith: idOf(0x55) } },
    ]);
  });

  it('is not contested by what is over, or by another project of the same dealer', () => {
    for (const protectedFor of [held('2026-03-01'), held('2026-05-01', dealerId)])
      expect(accepted(register({ customer: { ...customer, protectedFor } })).registration.state).toEqual({
        name: 'protected',
      });
  });

  it('is somebody else’s than the dealer’s own, and registered by who works the dealer', () => {
    expect(refusalOf(register({ customer: dealer }))).toEqual({
      kind: 'rule',
      code: 'dealer-itself',
      detail: 'a dealer registers a project of somebody else',
    });
    for (const actor of [boris, marketer] as (typeof anna)[])
      expect(refusalOf(register({ actor }))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'the dealer is another manager’s',
      });
    accepted(register({ actor: head }));
  });
});

describe('A contested project', () => {
  const contested: Registration = { ...mine, state: { name: 'contested', with: idOf(0x55) } };
  const at = daysAfter(monday, 1);
  const settle = (as: (typeof settlements)[number], registration = contested, of: Account = customer, actor = head) =>
    settleProject(registration, as, { dealer, customer: of }, contextOf(actor, at));
  const told = (as: string) => ({ type: 'ProjectSettled', data: { as } });

  it('is theirs when a head says so', () => {
    const { registration, plan } = accepted(
      settle('protected', contested, { ...customer, protectedFor: held('2026-05-01') }),
    );
    expect(registration).toEqual({ ...mine, version: 2 });
    expect(recordsOf('account', plan)).toMatchObject([{ version: 5, protectedFor: { registrationId: id, dealerId } }]);
    expect(factsOf(plan)).toEqual([told('protected'), { type: 'AccountEdited', data: { fields: ['protectedFor'] } }]);
  });

  it.each(['rejected', 'released'] as const)('%s leaves the customer to whom it is', (as) => {
    const { registration, plan } = accepted(settle(as, contested, { ...customer, protectedFor: held('2026-05-01') }));
    expect(registration.state).toEqual({ name: as, at, by: { kind: 'staff', id: head.id } });
    expect(recordsOf('account', plan)).toEqual([]);
    expect(factsOf(plan)).toEqual([told(as)]);
  });

  it('released by the one who works the dealer frees the customer, which a decision does not', () => {
    const ofDealer = { ...customer, protectedFor: { registrationId: id, dealerId, until: mine.until } };
    const { plan } = accepted(settle('released', mine, ofDealer, anna));
    const [freed] = recordsOf('account', plan);
    expect(freed).toEqual({ ...customer, version: 5 });
    expect(freed).not.toHaveProperty('protectedFor');
    for (const [as, actor] of [
      ['protected', anna],
      ['rejected', anna],
      ['released', boris],
    ] as const)
      expect(refusalOf(settle(as, mine, customer, actor))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'only a head of sales decides whose a project is',
      });
  });

  it('settled so already stays so, and one that ended is not decided about', () => {
    expect(accepted(settle('protected', mine)).plan.changes).toEqual([]);
    const rejected: Registration = { ...mine, state: { name: 'rejected', at, by } };
    expect(accepted(settle('rejected', rejected)).registration).toBe(rejected);
    expect(refusalOf(settle('protected', rejected))).toEqual({
      kind: 'rule',
      code: 'registration-ended',
      detail: 'the registration is rejected; register the project anew',
    });
    expect(settlements).toEqual(['protected', 'rejected', 'released']);
  });
});

describe('A registration', () => {
  it('is all of this and nothing more', () => {
    const shape = { schema: Registration, whole: mine };
    expectWhole(shape);
    expectNeeded(shape, Object.keys(mine));
    expectOneOf(shape, 'kind', ['registration']);
    expectNone(shape, 'version', [0, 1.5]);
    expectNone(shape, 'until', [monday]);
    for (const state of [
      { name: 'contested', with: idOf(1) },
      { name: 'rejected', at: monday, by },
      { name: 'released', at: monday, by },
    ] as const)
      expectWhole({ schema: Registration, whole: { ...mine, state } });
    expectNone(shape, 'state', [{ name: 'contested' }, { name: 'rejected' }, { name: 'released', at: monday }]);
  });

  it('is asked for by two accounts and a name', () => {
    const shape = { schema: NewRegistration, whole: { dealerId, customerId, project } };
    expectWhole(shape);
    expectNeeded(shape, ['dealerId', 'customerId', 'project']);
    expect(NewRegistration().parse({ dealerId, customerId, project: ' x ' })).toMatchObject({ project: 'x' });
    for (const wrong of ['', ' ', 'x'.repeat(201)])
      expect(NewRegistration().safeParse({ dealerId, customerId, project: wrong }).success).toBe(false);
  });
});
