/** Who may do what with whose records: the one place of object-level rights. */
import { Problem } from '../problem.ts';
import { type Actor, actsFor, type Group } from './actor.ts';

/** Whose records a group may do it with: any, its own, its own and those nobody owns yet, or none. */
export type Reach = 'any' | 'own' | 'own-or-free' | 'none';

const none = {
  manager: 'none',
  head: 'none',
  marketer: 'none',
  office: 'none',
  director: 'none',
  operator: 'none',
} as const;

export const rights = {
  'read-lead': { ...none, manager: 'own-or-free', head: 'any', marketer: 'any', director: 'any' },
  'claim-lead': { ...none, manager: 'own-or-free', head: 'any' },
  'work-lead': { ...none, manager: 'own', head: 'any' },
  'enter-lead': { ...none, manager: 'any', head: 'any', marketer: 'any' },
  'screen-lead': { ...none, head: 'any', marketer: 'any' },
  'assign-lead': { ...none, head: 'any' },
  'dispute-lead': { ...none, marketer: 'any' },
  'read-contacts': { ...none, manager: 'own', head: 'any', office: 'any', director: 'any' },
  'read-deal': { ...none, manager: 'own', head: 'any', marketer: 'any', office: 'any', director: 'any' },
  'erase-person': { ...none, operator: 'any' },
  'export-person': { ...none, operator: 'any' },
  'read-account': { ...none, manager: 'own-or-free', head: 'any', marketer: 'any', office: 'any', director: 'any' },
  'work-account': { ...none, manager: 'own-or-free', head: 'any' },
  merge: { ...none, manager: 'own-or-free', head: 'any' },
  'register-project': { ...none, manager: 'own-or-free', head: 'any' },
  'settle-project': { ...none, head: 'any' },
  'open-deal': { ...none, manager: 'any', head: 'any' },
  'work-deal': { ...none, manager: 'own', head: 'any' },
  'record-payment': { ...none, manager: 'own', head: 'any', office: 'any' },
  'assign-deal': { ...none, head: 'any' },
  'approve-deal': { ...none, head: 'any' },
  'confirm-deal': { ...none, head: 'any', office: 'any' },
  'change-files': { ...none, manager: 'own', head: 'any', office: 'any' },
  'read-claim': { ...none, manager: 'own', head: 'any', marketer: 'any', office: 'any', director: 'any' },
  'work-claim': { ...none, manager: 'own', head: 'any', office: 'any' },
  'read-contract': { ...none, manager: 'own', head: 'any', marketer: 'any', office: 'any', director: 'any' },
  'work-contract': { ...none, manager: 'own', head: 'any', office: 'any' },
  'stop-letters': { ...none, manager: 'own', head: 'any', marketer: 'any' },
  'assign-task': { ...none, head: 'any' },
  'do-task': { ...none, manager: 'own', head: 'any', marketer: 'own', office: 'own', director: 'own' },
  'resume-mail': { ...none, head: 'any', operator: 'any' },
  'edit-settings': { ...none, operator: 'any' },
  'edit-letters': { ...none, marketer: 'any', operator: 'any' },
  'edit-offer': { ...none, manager: 'own', head: 'own', marketer: 'any' },
  'approve-offer': { ...none, head: 'any' },
  'withdraw-offer': { ...none, head: 'any', marketer: 'any' },
  'edit-campaign': { ...none, marketer: 'any' },
  'ask-scoring': { ...none, head: 'any', marketer: 'any', operator: 'any' },
  'add-competitor': { ...none, manager: 'any', head: 'any', marketer: 'any', director: 'any' },
  'edit-competitor': { ...none, head: 'any', marketer: 'any', director: 'any' },
  'edit-plans': { ...none, head: 'any', director: 'any' },
  'edit-hypotheses': { ...none, head: 'any', marketer: 'any', director: 'any' },
  'hold-review': { ...none, director: 'any' },
  'describe-market': { ...none, marketer: 'any', director: 'any' },
  'edit-products': { ...none, head: 'any', operator: 'any' },
  'manage-webhook': { ...none, operator: 'any' },
  'name-substitute': { ...none, head: 'any', operator: 'any' },
  'read-settings': {
    ...none,
    manager: 'any',
    head: 'any',
    marketer: 'any',
    office: 'any',
    director: 'any',
    operator: 'any',
  },
} as const satisfies Record<string, Record<Group, Reach>>;
export type Right = keyof typeof rights;

const reaches = (reach: Reach, own: readonly string[], owner: string | undefined): boolean =>
  reach === 'any' ||
  (reach !== 'none' && own.some((id) => id === owner)) ||
  (reach === 'own-or-free' && owner === undefined);

/** Whether an actor may do it with a record of this owner. Robots and other systems act within their own rules. */
export function may(actor: Actor, right: Right, owner?: string): boolean {
  if (actor.kind === 'public') return false;
  if (actor.kind !== 'staff') return true;
  return actor.groups.some((group) => reaches(rights[right][group], actsFor(actor), owner));
}

/** @throws Problem 403 */
export function assertMay(by: Actor, right: Right, owner: string | undefined): void {
  if (!may(by, right, owner))
    throw new Problem({
      status: 403,
      code: 'not-yours',
      detail: `you may not ${right.replace('-', ' a ')} of another person`,
    });
}
