/** Who may see files, and add or remove them. */
import { mayReadContacts } from '../contacts/contacts-for.ts';
import type { Actor } from '../people/actor.ts';
import { assertMay } from '../people/rights.ts';
import { Problem } from '../problem.ts';
import type { FileCard } from './subjects.ts';

/** That there are files, of which type and how large: for whoever may read the lead, deal or account. */
export const assertMaySee = (by: Actor, { kind, owner }: FileCard): void => assertMay(by, `read-${kind}`, owner);

/** What is in them: drawings and letters hold names, phones and e-mails, so it is for those who may read these. @throws Problem 403 */
export function assertMayOpen(by: Actor, card: FileCard): void {
  assertMaySee(by, card);
  if (mayReadContacts(by, card)) return;
  throw new Problem({
    status: 403,
    code: 'contacts-masked',
    detail:
      'files hold the contacts of people: they are for those who may read these, and of a lead for nobody before it is claimed',
  });
}

/** @throws Problem 403 */
export function assertMayChange(by: Actor, card: FileCard): void {
  assertMaySee(by, card);
  assertMay(by, 'change-files', card.owner);
}
