/** The PDF of a quote: made once for what is printed, and kept. */
import { v5 } from 'uuid';
import { plusDays, startOfDay } from '../calendar/working-calendar.ts';
import { mayReadContacts, personContactsFor, shownOf } from '../contacts/contacts-for.ts';
import type { Deal } from '../deals/deal.ts';
import type { Quote, QuoteLanguage } from '../deals/quote.ts';
import type { Files } from '../files.ts';
import { foundSurvivor } from '../merges/aliases.ts';
import type { People } from '../people/people.ts';
import { Problem } from '../problem.ts';
import { knowing } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import type { Policies } from '../settings/policy.ts';
import type { Policy } from '../settings/settings.ts';
import { type PrintedQuote, printedQuote, template } from './printed-quote.ts';
import { words } from './printed-words.ts';

/** Puts a quote on paper. */
export type QuotePrinter = { print: (quote: PrintedQuote) => Promise<Uint8Array> };

type Asked = { readonly quote: Quote; readonly deal: Deal; readonly language: QuoteLanguage };

type Printing = {
  readonly records: Pick<Records, 'get' | 'getMany'>;
  readonly people: Pick<People, 'get'>;
  readonly policies: Policies;
  readonly files: Pick<Files, 'read' | 'put'>;
  readonly printer: QuotePrinter;
};

/**
 * The key and the name of a quote's PDF, which is made now unless it was made before.
 *
 * @throws Problem 422 while the settings do not say who sells
 */
export async function printQuote(
  asked: Asked,
  context: Context,
  { files, printer, ...stores }: Printing,
): Promise<{ readonly key: string; readonly fileName: string }> {
  const printed = await readForPrint(asked, context, stores);
  const key = keyOf(asked, printed, mayReadContacts(context.by, asked.deal));
  if (!(await files.read(key, 0, 1))) await files.put(key, await printer.print(printed));
  return { key, fileName: nameOf(asked, printed) };
}

/** The language of a quote; those that were written elsewhere have none, and are the plant's own. */
export const languageOf = ({ language = 'ru' }: Quote): QuoteLanguage => language;

async function readForPrint(
  { quote, deal, language }: Asked,
  context: Context,
  { records, people, policies }: Pick<Printing, 'records' | 'people' | 'policies'>,
): Promise<PrintedQuote> {
  const { by } = context;
  const policy = await policyOf(quote, context, policies);
  const seller = policy.company.seller ?? context.policy.company.seller;
  if (!seller) throw sellerUnknown();
  const account = await foundSurvivor('account', deal.accountId, records);
  const contacts = await personContactsFor(by, { personId: deal.personId, owner: deal.owner }, people);
  const buyer = { account, contact: contacts?.name };
  const { products } = await knowing(quote.lines, records, context);
  return printedQuote({ quote: shownOf(by, deal, quote), deal, buyer, seller, policy, products, language });
}

/** A draft is printed by today's settings, a sent quote by those of the day it was sent on (its products by today's register); who has left since is still its author. */
async function policyOf(quote: Quote, { at, policy }: Context, policies: Policies): Promise<Policy> {
  if (quote.state === 'draft') return policy;
  const dayAfter = startOfDay(plusDays(quote.sentOn, 1), policy.calendar.timeZone);
  const end = new Date(Date.parse(dayAfter) - 1).toISOString();
  // Stryker disable next-line EqualityOperator: one instant is as good as the same
  return policies.at(end < at ? end : at);
}

const sellerUnknown = (): Problem =>
  new Problem({
    status: 422,
    code: 'seller-unknown',
    detail:
      'the settings name no seller: an operator says who it is with PUT /settings/company, seller.name in en and ru',
  });

const contents = '2f1c8a54-7c1e-5d0f-9a53-3f5f0f6f2b77'; // the name space of what drafts say

/**
 * Where a PDF is kept. A sent quote has one for each language, and another for those who may not read the contacts. What a
 * draft says changes with its deal and the settings too, so its key tells what is in it.
 */
function keyOf({ quote: { id, version, state }, language }: Asked, printed: PrintedQuote, isWhole: boolean): string {
  const edition = `${String(version)}-${language}-${String(template)}`;
  if (state === 'draft') return `quotes/drafts/${id}/${edition}-${v5(JSON.stringify(printed), contents)}.pdf`;
  return `quotes/${id}/${edition}${isWhole ? '' : '-masked'}.pdf`;
}

/** What the PDF is saved as. */
function nameOf({ quote, language }: Asked, { title }: PrintedQuote): string {
  const { version, draft } = words[language];
  const which = quote.state === 'sent' ? `${version.toLowerCase()} ${String(quote.quoteVersion)}` : draft.toLowerCase();
  return `${title}, ${which}.pdf`.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '-');
}
