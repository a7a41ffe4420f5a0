import { describe, expect, it } from '@jest/globals';
import { assignAccount } from '../../../../shared/domain/accounts/assign-account.ts';
import { anna, boris, head, office } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, refusalOf } from '../../../support/domain/decisions.ts';
import { accountWith } from '../../../support/domain/leads.ts';

const account = accountWith({ owner: anna.id });

describe('An account', () => {
  it('is given to another manager by a head of sales', () => {
    const { account: after, plan } = accepted(assignAccount(account, boris.id, contextOf(head)));
    expect(after).toEqual({ ...account, owner: boris.id, version: account.version + 1 });
    expect(plan.changes).toEqual([{ record: after, expected: account.version }]);
    expect(factsOf(plan)).toEqual([{ type: 'AccountEdited', data: { fields: ['owner'] } }]);
  });

  it('whose it is already stays as it is', () => {
    expect(accepted(assignAccount(account, anna.id, contextOf(head)))).toEqual({ ok: true, account, plan: nothing });
  });

  it('is not a manager’s to give, and goes to nobody but a manager or a head', () => {
    expect(refusalOf(assignAccount(account, boris.id, contextOf(anna)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales assigns accounts',
    });
    expect(refusalOf(assignAccount(account, office.id, contextOf(head)))).toEqual({
      kind: 'rule',
      code: 'assignee-unknown',
      detail: `${office.id} is not a manager or a head of sales`,
    });
    expect(accepted(assignAccount(account, head.id, contextOf(head))).account.owner).toBe(head.id);
  });
});
