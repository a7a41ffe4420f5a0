import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as addPerson } from './add-person/contract.ts';
import { route as assignAccount } from './assign-account/contract.ts';
import { route as compareRecords } from './compare-records/contract.ts';
import { route as editAccount } from './edit-account/contract.ts';
import { route as editPerson } from './edit-person/contract.ts';
import { route as erasePerson } from './erase-person/contract.ts';
import { route as exportPerson } from './export-person/contract.ts';
import { route as giveConsent } from './give-consent/contract.ts';
import { route as listAccounts } from './list-accounts/contract.ts';
import { route as listDuplicates } from './list-duplicates/contract.ts';
import { route as listRegistrations } from './list-registrations/contract.ts';
import { route as mergeAccount } from './merge-account/contract.ts';
import { route as mergeLead } from './merge-lead/contract.ts';
import { route as mergePerson } from './merge-person/contract.ts';
import { route as openAccount } from './open-account/contract.ts';
import { route as registerProject } from './register-project/contract.ts';
import { route as settleDuplicate } from './settle-duplicate/contract.ts';
import { route as settleRegistration } from './settle-registration/contract.ts';
import { route as showAccount } from './show-account/contract.ts';
import { route as showJourney } from './show-journey/contract.ts';
import { route as showPerson } from './show-person/contract.ts';
import { route as undoMerge } from './undo-merge/contract.ts';
import { route as withdrawConsent } from './withdraw-consent/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [
  addPerson,
  assignAccount,
  compareRecords,
  editAccount,
  editPerson,
  erasePerson,
  exportPerson,
  giveConsent,
  listAccounts,
  listDuplicates,
  listRegistrations,
  mergeAccount,
  mergeLead,
  mergePerson,
  openAccount,
  registerProject,
  settleDuplicate,
  settleRegistration,
  showAccount,
  showJourney,
  showPerson,
  undoMerge,
  withdrawConsent,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'owner', 'parent'],
  releases: true,
  journal: ['of'],
  people: ['get', 'list', 'put', 'remove'],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
