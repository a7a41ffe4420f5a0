import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as addContract } from './add-contract/contract.ts';
import { route as answerClaim } from './answer-claim/contract.ts';
import { route as closeClaim } from './close-claim/contract.ts';
import { route as discardDraft } from './discard-draft/contract.ts';
import { route as downloadFile } from './download-file/contract.ts';
import { route as draftQuote } from './draft-quote/contract.ts';
import { route as editClaim } from './edit-claim/contract.ts';
import { route as editContract } from './edit-contract/contract.ts';
import { route as editQuote } from './edit-quote/contract.ts';
import { route as listClaims } from './list-claims/contract.ts';
import { route as listContracts } from './list-contracts/contract.ts';
import { route as listFiles } from './list-files/contract.ts';
import { route as listQuotes } from './list-quotes/contract.ts';
import { route as openClaim } from './open-claim/contract.ts';
import { route as removeFile } from './remove-file/contract.ts';
import { route as reopenClaim } from './reopen-claim/contract.ts';
import { route as restoreFile } from './restore-file/contract.ts';
import { route as sendDraft } from './send-draft/contract.ts';
import { route as sendFile } from './send-file/contract.ts';
import { route as showClaim } from './show-claim/contract.ts';
import { route as showContract } from './show-contract/contract.ts';
import { route as showFile } from './show-file/contract.ts';
import { route as showQuote } from './show-quote/contract.ts';

export { Env } from './environment.ts';

/** Every route of the area, as infra and the API's document read them. */
export const routes = [
  addContract,
  answerClaim,
  closeClaim,
  discardDraft,
  downloadFile,
  draftQuote,
  editClaim,
  editContract,
  editQuote,
  listClaims,
  listContracts,
  listFiles,
  listQuotes,
  openClaim,
  removeFile,
  reopenClaim,
  restoreFile,
  sendDraft,
  sendFile,
  showClaim,
  showContract,
  showFile,
  showQuote,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'owner', 'parent'],
  releases: true,
  journal: ['of'],
  people: ['get', 'list', 'put'],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
