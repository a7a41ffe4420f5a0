/** Papers of a lead, a deal or an account: files, quotes, contracts, claims, payments, shipments. */
import { queryOptions } from '@tanstack/react-query';
import type * as AddContract from '../../../../../functions/api/documents/add-contract/contract.ts';
import type * as AnswerClaim from '../../../../../functions/api/documents/answer-claim/contract.ts';
import type * as CloseClaim from '../../../../../functions/api/documents/close-claim/contract.ts';
import type * as DiscardDraft from '../../../../../functions/api/documents/discard-draft/contract.ts';
import type * as DownloadFile from '../../../../../functions/api/documents/download-file/contract.ts';
import type * as DraftQuote from '../../../../../functions/api/documents/draft-quote/contract.ts';
import type * as EditClaim from '../../../../../functions/api/documents/edit-claim/contract.ts';
import type * as EditContract from '../../../../../functions/api/documents/edit-contract/contract.ts';
import type * as EditQuote from '../../../../../functions/api/documents/edit-quote/contract.ts';
import type * as ListClaims from '../../../../../functions/api/documents/list-claims/contract.ts';
import type * as ListContracts from '../../../../../functions/api/documents/list-contracts/contract.ts';
import type * as ListFiles from '../../../../../functions/api/documents/list-files/contract.ts';
import type * as ListQuotes from '../../../../../functions/api/documents/list-quotes/contract.ts';
import type * as OpenClaim from '../../../../../functions/api/documents/open-claim/contract.ts';
import type * as RemoveFile from '../../../../../functions/api/documents/remove-file/contract.ts';
import type * as ReopenClaim from '../../../../../functions/api/documents/reopen-claim/contract.ts';
import type * as RestoreFile from '../../../../../functions/api/documents/restore-file/contract.ts';
import type * as SendDraft from '../../../../../functions/api/documents/send-draft/contract.ts';
import type * as SendFile from '../../../../../functions/api/documents/send-file/contract.ts';
import type * as ShowClaim from '../../../../../functions/api/documents/show-claim/contract.ts';
import type * as ShowQuote from '../../../../../functions/api/documents/show-quote/contract.ts';
import type * as PrintQuote from '../../../../../functions/api/printing/print-quote/contract.ts';
import type * as RecordPayment from '../../../../../functions/api/sales/record-payment/contract.ts';
import type * as RecordShipment from '../../../../../functions/api/sales/record-shipment/contract.ts';
import { type Answered, type Asked, endpoint } from '../../../api/endpoint.ts';

const listFiles = endpoint<typeof ListFiles>('GET', '/files');
export const sendFile = endpoint<typeof SendFile>('POST', '/files');
export const downloadFile = endpoint<typeof DownloadFile>('GET', '/files/{id}/download');
export const removeFile = endpoint<typeof RemoveFile>('DELETE', '/files/{id}');
export const restoreFile = endpoint<typeof RestoreFile>('POST', '/files/{id}/restore');
const listQuotes = endpoint<typeof ListQuotes>('GET', '/quotes');
const showQuote = endpoint<typeof ShowQuote>('GET', '/quotes/{id}');
export const draftQuote = endpoint<typeof DraftQuote>('POST', '/quotes');
export const editQuote = endpoint<typeof EditQuote>('PATCH', '/quotes/{id}');
export const discardDraft = endpoint<typeof DiscardDraft>('DELETE', '/quotes/{id}');
export const sendDraft = endpoint<typeof SendDraft>('POST', '/quotes/{id}/send');
export const printQuote = endpoint<typeof PrintQuote>('GET', '/quotes/{id}/pdf');
const listContracts = endpoint<typeof ListContracts>('GET', '/contracts');
export const addContract = endpoint<typeof AddContract>('POST', '/contracts');
export const editContract = endpoint<typeof EditContract>('PATCH', '/contracts/{id}');
const listClaims = endpoint<typeof ListClaims>('GET', '/claims');
const showClaim = endpoint<typeof ShowClaim>('GET', '/claims/{id}');
export const openClaim = endpoint<typeof OpenClaim>('POST', '/claims');
export const editClaim = endpoint<typeof EditClaim>('PATCH', '/claims/{id}');
export const answerClaim = endpoint<typeof AnswerClaim>('POST', '/claims/{id}/answer');
export const closeClaim = endpoint<typeof CloseClaim>('POST', '/claims/{id}/close');
export const reopenClaim = endpoint<typeof ReopenClaim>('POST', '/claims/{id}/reopen');
export const recordPayment = endpoint<typeof RecordPayment>('POST', '/deals/{id}/payments');
export const recordShipment = endpoint<typeof RecordShipment>('POST', '/deals/{id}/shipments');

export type SentFile = Answered<typeof ListFiles>['items'][number];
export type FileSubject = Asked<typeof SendFile>['subject'];
export type QuoteEntry = Answered<typeof ListQuotes>['items'][number];
export type Quote = Answered<typeof ShowQuote>;
export type Contract = Answered<typeof ListContracts>['items'][number];
export type Claim = Answered<typeof ListClaims>['items'][number];

/** Whose papers are looked at. */
export type Holder = { readonly deal: string } | { readonly account: string };
const holderKey = (holder: Holder): readonly [string, string] =>
  'deal' in holder ? ['deal', holder.deal] : ['account', holder.account];

const most = 100;

export const filesQuery = ({ kind, id }: FileSubject) =>
  queryOptions({
    queryKey: ['files', kind, id],
    queryFn: ({ signal }) =>
      // the query names its subject in one word, of which the schema makes two
      listFiles({ subject: `${kind}/${id}`, limit: most }, { signal }),
    refetchInterval: (query) => (query.state.data?.items.some(({ state }) => state === 'waiting') ? 3000 : false),
  });

export const quotesQuery = (deal: string) =>
  queryOptions({
    queryKey: ['deal', deal, 'quotes'],
    queryFn: ({ signal }) => listQuotes({ deal, limit: 50 }, { signal }),
  });

export const quoteQuery = (id: string) =>
  queryOptions({ queryKey: ['quote', id], queryFn: ({ signal }) => showQuote({ id }, { signal }) });

export const contractsQuery = (holder: Holder) =>
  queryOptions({
    queryKey: [...holderKey(holder), 'contracts'],
    queryFn: ({ signal }) => listContracts({ ...holder, limit: most }, { signal }),
  });

export const claimsQuery = (holder: Holder) =>
  queryOptions({
    queryKey: [...holderKey(holder), 'claims'],
    queryFn: ({ signal }) => listClaims({ ...holder, limit: most }, { signal }),
  });

export const claimQuery = (id: string) =>
  queryOptions({ queryKey: ['claim', id], queryFn: ({ signal }) => showClaim({ id }, { signal }) });
