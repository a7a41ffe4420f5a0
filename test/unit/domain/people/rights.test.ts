import { describe, expect, it } from '@jest/globals';
import { actsFor, type Group, isIn } from '../../../../shared/domain/people/actor.ts';
import { byOf } from '../../../../shared/domain/people/by.ts';
import { putOnDesk, takeOffDesk } from '../../../../shared/domain/people/desk-changes.ts';
import { assertMay, may, type Right } from '../../../../shared/domain/people/rights.ts';
import { anna, boris, erp, head, robot, visitor } from '../../../support/domain/actors.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { nothing, recordsOf } from '../../../support/domain/decisions.ts';
import { deskWith, leadId } from '../../../support/domain/leads.ts';

const groups = ['manager', 'head', 'marketer', 'office', 'director', 'operator'] as const;

/** Who may do what, once more: with one's own record, with nobody's, with another's. A dash is nobody. */
const table: Record<Right, Partial<Record<Group, string>>> = {
  'read-lead': { manager: 'own free', head: 'own free other', marketer: 'own free other', director: 'own free other' },
  'claim-lead': { manager: 'own free', head: 'own free other' },
  'work-lead': { manager: 'own', head: 'own free other' },
  'enter-lead': { manager: 'own free other', head: 'own free other', marketer: 'own free other' },
  'screen-lead': { head: 'own free other', marketer: 'own free other' },
  'assign-lead': { head: 'own free other' },
  'dispute-lead': { marketer: 'own free other' },
  'read-contacts': { manager: 'own', head: 'own free other', office: 'own free other', director: 'own free other' },
  'read-deal': {
    manager: 'own',
    head: 'own free other',
    marketer: 'own free other',
    office: 'own free other',
    director: 'own free other',
  },
  'read-account': {
    manager: 'own free',
    head: 'own free other',
    marketer: 'own free other',
    office: 'own free other',
    director: 'own free other',
  },
  'work-account': { manager: 'own free', head: 'own free other' },
  merge: { manager: 'own free', head: 'own free other' },
  'register-project': { manager: 'own free', head: 'own free other' },
  'settle-project': { head: 'own free other' },
  'open-deal': { manager: 'own free other', head: 'own free other' },
  'work-deal': { manager: 'own', head: 'own free other' },
  'record-payment': { manager: 'own', head: 'own free other', office: 'own free other' },
  'assign-deal': { head: 'own free other' },
  'approve-deal': { head: 'own free other' },
  'confirm-deal': { head: 'own free other', office: 'own free other' },
  'change-files': { manager: 'own', head: 'own free other', office: 'own free other' },
  'read-claim': {
    manager: 'own',
    head: 'own free other',
    marketer: 'own free other',
    office: 'own free other',
    director: 'own free other',
  },
  'work-claim': { manager: 'own', head: 'own free other', office: 'own free other' },
  'read-contract': {
    manager: 'own',
    head: 'own free other',
    marketer: 'own free other',
    office: 'own free other',
    director: 'own free other',
  },
  'work-contract': { manager: 'own', head: 'own free other', office: 'own free other' },
  'stop-letters': { manager: 'own', head: 'own free other', marketer: 'own free other' },
  'assign-task': { head: 'own free other' },
  'do-task': { manager: 'own', head: 'own free other', marketer: 'own', office: 'own', director: 'own' },
  'ask-scoring': { head: 'own free other', marketer: 'own free other', operator: 'own free other' },
  'add-competitor': {
    manager: 'own free other',
    head: 'own free other',
    marketer: 'own free other',
    director: 'own free other',
  },
  'edit-competitor': { head: 'own free other', marketer: 'own free other', director: 'own free other' },
  'edit-plans': { head: 'own free other', director: 'own free other' },
  'edit-hypotheses': { head: 'own free other', marketer: 'own free other', director: 'own free other' },
  'hold-review': { director: 'own free other' },
  'describe-market': { marketer: 'own free other', director: 'own free other' },
  'edit-products': { head: 'own free other', operator: 'own free other' },
  'manage-webhook': { operator: 'own free other' },
  'resume-mail': { head: 'own free other', operator: 'own free other' },
  'edit-letters': { marketer: 'own free other', operator: 'own free other' },
  'edit-offer': { manager: 'own', head: 'own', marketer: 'own free other' },
  'approve-offer': { head: 'own free other' },
  'withdraw-offer': { head: 'own free other', marketer: 'own free other' },
  'edit-campaign': { marketer: 'own free other' },
  'erase-person': { operator: 'own free other' },
  'export-person': { operator: 'own free other' },
  'edit-settings': { operator: 'own free other' },
  'name-substitute': { head: 'own free other', operator: 'own free other' },
  'read-settings': Object.fromEntries(groups.map((group) => [group, 'own free other'])),
};
const rights = Object.keys(table) as Right[]; // Object.keys forgets the key type

const whose = (right: Right, group: Group): string => {
  const actor = { kind: 'staff', id: anna.id, groups: [group] } as const;
  const owners = { own: anna.id, free: undefined, other: boris.id };
  return Object.entries(owners)
    .filter(([, owner]) => may(actor, right, owner))
    .map(([name]) => name)
    .join(' ');
};

describe('A right', () => {
  it.each(rights)('%s is of those groups, with whose records', (right) => {
    const reaches = groups.map((group) => [group, whose(right, group)] as const);
    const shown = Object.fromEntries(reaches.filter(([, reach]) => reach !== ''));
    expect(shown).toEqual(table[right]);
  });

  it('is never a visitor’s, and not asked of robots and other systems', () => {
    for (const right of rights)
      expect([visitor, robot, erp].map((actor) => may(actor, right))).toEqual([false, true, true]);
  });

  it('is what any of one’s groups gives, and nobody’s without a group', () => {
    const two = { ...anna, groups: ['marketer', 'office'] as const };
    expect([may(two, 'dispute-lead'), may(two, 'confirm-deal'), may(two, 'approve-deal')]).toEqual([true, true, false]);
    expect(may({ ...anna, groups: [] }, 'read-settings')).toBe(false);
  });

  it('over one’s own records is a substitute’s too, and over nobody’s is not more', () => {
    const substitute = { ...anna, standsInFor: [boris.id] };
    expect([may(substitute, 'work-deal', boris.id), may(substitute, 'work-deal', anna.id)]).toEqual([true, true]);
    expect([may(substitute, 'work-deal', head.id), may(substitute, 'work-deal')]).toEqual([false, false]);
    expect([actsFor(substitute), actsFor(anna), actsFor(robot)]).toEqual([[anna.id, boris.id], [anna.id], []]);
  });

  it('that somebody does not have is said in words', () => {
    expect(() => {
      assertMay(anna, 'read-deal', anna.id);
    }).not.toThrow();
    expect(() => {
      assertMay(anna, 'read-deal', boris.id);
    }).toThrow('403 not-yours: you may not read a deal of another person');
  });
});

describe('An actor', () => {
  it('is remembered by kind and id', () => {
    expect([anna, erp, visitor].map(byOf)).toEqual([
      { kind: 'staff', id: anna.id },
      { kind: 'erp', id: 'erp' },
      { kind: 'public' },
    ]);
  });

  it('is in a group only as staff', () => {
    expect([isIn(head, 'head'), isIn(head, 'manager', 'head'), isIn(head, 'manager'), isIn(robot, 'head')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isIn({ ...anna, groups: ['manager', 'head'] }, 'head')).toBe(true);
  });
});

describe('A desk', () => {
  it('takes leads, and gives back the one that is taken off', () => {
    const made = recordsOf('desk', putOnDesk(undefined, anna.id, leadId));
    expect(made).toEqual([{ kind: 'desk', id: anna.id, version: 1, uncontacted: [leadId] }]);
    expect(recordsOf('desk', takeOffDesk(deskWith(leadId, idOf(1)), leadId))).toEqual([
      { kind: 'desk', id: anna.id, version: 7, uncontacted: [idOf(1)] },
    ]);
  });

  it('without the lead, or no desk at all, stays as it is', () => {
    expect([takeOffDesk(deskWith(idOf(1)), leadId), takeOffDesk(undefined, leadId)]).toEqual([nothing, nothing]);
  });
});
