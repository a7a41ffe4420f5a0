/** The journal of a function that has reports: beside the other stores, so that functions without reports are not longer for it. */
import { documentClient } from './dynamodb/client.ts';
import { ReportJournal } from './dynamodb/report-journal.ts';

export const reportJournalOf = ({ JOURNAL_TABLE }: { readonly JOURNAL_TABLE: string }): ReportJournal =>
  new ReportJournal(documentClient(), JOURNAL_TABLE);
