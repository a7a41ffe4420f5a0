/** In which lists a record stands, and what they show of it. Boards hold what somebody still has to do with. */
import { openClaims } from '../claims/claim.ts';
import { competitorsList } from '../competitors/competitor.ts';
import { companyKey } from '../contacts/company-name.ts';
import { anyHead } from '../people/any-head.ts';
import { present } from '../present.ts';
import { type Basket, leadStages } from '../leads/pipeline.ts';
import { isLive } from '../pipeline/where.ts';
import type { Deal } from '../deals/deal.ts';
import type { Quote } from '../deals/quote.ts';
import type { FileState } from '../files/file.ts';
import type { Import } from '../imports/import.ts';
import type { Lead } from '../leads/lead.ts';
import { dueHypotheses, dueOn, hypothesesList } from '../hypotheses/hypothesis.ts';
import { plansList } from '../plans/plan.ts';
import { productPlaces } from '../products/lists.ts';
import { campaignsList } from '../campaigns/campaign.ts';
import { runningMailings } from '../campaigns/mailing.ts';
import { approvedOffers, offersList } from '../campaigns/offer.ts';
import { reviewsList } from '../reviews/review.ts';
import { titleOf } from '../purchases/erp-event.ts';
import { marketingLetters } from '../refresh/breaker.ts';
import { senderOf } from '../refresh/sent-letter.ts';
import { type Delivery, deliveryBoard } from '../webhooks/delivery.ts';
import { webhooksList } from '../webhooks/webhook.ts';
import { runningWinBacks } from '../win-backs/win-back.ts';
import { dealCard, deliveryCard, leadCard, moneyOf, taskCard } from './cards.ts';
import type { AnyRecord, Card, Listing, RecordOf } from './records.ts';

type Place = { readonly of: string; readonly sort: string };
export type Places = { readonly board?: Place; readonly owner?: Place; readonly parent?: Place; readonly card: Card };

/** The versions that were sent in their order, and behind them what is in the making. */
const placeOf = (quote: Quote): string =>
  quote.state === 'sent' ? String(quote.quoteVersion).padStart(4, '0') : 'draft';

/** Those that wait by when they are tried next, the others by their age. */
const deliverySort = ({ id, state }: Delivery): string => (state.name === 'waiting' ? `${state.nextAt}/${id}` : id);

/** The order of a board: in the queue those of a focus segment first, then by what rings next. */
export const boardSort = ({ focus, dueAt, enteredAt }: Card, id: string): string =>
  `${focus === true ? 'focus' : 'later'}/${dueAt ?? enteredAt ?? ''}/${id}`;

/** What its owner still has: what is open, and what waits in a basket. */
const isOwned = (record: Lead | Deal): boolean => isLive(record) || record.stage.name === 'parked';

/** The leads and deals of a basket, those that came first in front. */
export const basketBoard = (basket: Basket): string => `basket/${basket}`;

/** Its enrolments that run, by when they are decided next. */
export const enrolmentBoard = (basket: Basket): string => `enrolment/${basket}`;

const inBasket = ({ id, stage, visit }: Lead | Deal): Pick<Places, 'board'> =>
  stage.name === 'parked' ? { board: { of: basketBoard(stage.basket), sort: `${visit.enteredAt}/${id}` } } : {};

const unfinished: readonly string[] = ['waiting', 'running', 'undoing'] satisfies readonly Import['state']['name'][];

/** Files that time or the scanner still has something to do with. */
const unsettled: readonly string[] = ['waiting', 'unchecked', 'removed'] satisfies readonly FileState['name'][];

type Placing = { readonly [K in AnyRecord['kind']]: (record: RecordOf<K>) => Places };

const placing: Placing = {
  lead: (lead) => {
    const card = leadCard(lead);
    const sort = boardSort(card, lead.id);
    return {
      card,
      ...((isLive(lead) || leadStages[lead.stage.name].kind === 'held') && {
        board: { of: `lead/${lead.stage.name}`, sort },
      }),
      ...inBasket(lead),
      ...(lead.owner !== undefined && isOwned(lead) && { owner: { of: lead.owner, sort: `lead/${sort}` } }),
      parent: { of: lead.accountId ?? lead.personId, sort: `lead/${lead.firstTouch.at}/${lead.id}` },
    };
  },
  deal: (deal) => {
    const card = dealCard(deal);
    const sort = boardSort(card, deal.id);
    return {
      card,
      ...(isLive(deal) && { board: { of: `deal/${deal.process}/${deal.stage.name}`, sort } }),
      ...inBasket(deal),
      ...(deal.owner !== undefined && isOwned(deal) && { owner: { of: deal.owner, sort: `deal/${sort}` } }),
      parent: { of: deal.accountId, sort: `deal/${deal.generationAt}/${deal.id}` },
    };
  },
  task: (task) => ({
    card: taskCard(task),
    ...(task.state.name === 'open' && {
      owner: { of: task.assignee ?? anyHead, sort: `task/${task.dueAt}/${task.id}` },
    }),
    parent: { of: task.subject.id, sort: `task/${task.dueAt}/${task.id}` },
  }),
  activity: (activity) => ({
    card: {},
    parent: { of: activity.subject.id, sort: `activity/${activity.at}/${activity.id}` },
  }),
  note: (note) => ({ card: {}, parent: { of: note.subject.id, sort: `note/${note.at}/${note.id}` } }),
  cost: (cost) => ({ card: {}, parent: { of: 'costs', sort: `cost/${cost.from}/${cost.id}` } }),
  competitor: ({ name, slug }) => ({
    card: { title: name, about: slug },
    parent: { of: competitorsList, sort: `competitor/${slug}` },
  }),
  plan: ({ id, month }) => ({ card: {}, parent: { of: plansList, sort: `plan/${month}/${id}` } }),
  hypothesis: (hypothesis) => {
    const { id, state, writtenAt } = hypothesis;
    const due = dueOn(hypothesis);
    return {
      card: { stage: state.name, ...present({ dueAt: due }) },
      ...(due !== undefined && { board: { of: dueHypotheses, sort: `${due}/${id}` } }),
      parent: { of: hypothesesList, sort: `hypothesis/${writtenAt}/${id}` },
    };
  },
  review: ({ id, at }) => ({ card: { enteredAt: at }, parent: { of: reviewsList, sort: `review/${at}/${id}` } }),
  market: () => ({ card: {} }),
  quote: (quote) => ({
    card: quote.state === 'sent' ? { amount: moneyOf(quote.amount) } : { stage: 'draft' },
    parent: { of: quote.dealId, sort: `quote/${placeOf(quote)}/${quote.id}` },
  }),
  purchase: (purchase) => ({
    card: { amount: moneyOf(purchase.amount), enteredAt: purchase.on, ...present({ stage: purchase.reversed }) },
    parent: { of: purchase.accountId, sort: `purchase/${purchase.on}/${purchase.id}` },
  }),
  balance: ({ id, accountId }) => ({ card: {}, parent: { of: accountId, sort: `balance/${id}` } }),
  webhook: ({ id, description }) => ({
    card: present({ title: description }),
    parent: { of: webhooksList, sort: `webhook/${id}` },
  }),
  delivery: (delivery) => ({
    card: deliveryCard(delivery),
    board: { of: deliveryBoard(delivery.webhookId, delivery.state.name), sort: deliverySort(delivery) },
    parent: { of: delivery.webhookId, sort: `delivery/${delivery.id}` },
  }),
  'erp-event': ({ id, event, heldAt, dealId, settledAt }) => ({
    card: { about: `erp-${event.type}`, title: titleOf(event) },
    ...(settledAt === undefined && { board: { of: 'erp-event/held', sort: `${heldAt}/${id}` } }),
    ...(dealId !== undefined && { parent: { of: dealId, sort: `erp-event/${heldAt}/${id}` } }),
  }),
  account: (account) => ({
    card: present({
      company: account.company,
      owner: account.owner,
      segment: account.segment,
      stage: account.mergedInto === undefined ? undefined : 'merged',
    }),
    ...(account.mergedInto === undefined && {
      board: { of: 'account/all', sort: `${companyKey(account.company ?? '') || lastOfAll}/${account.id}` },
    }),
    ...(account.owner !== undefined && { owner: { of: account.owner, sort: `account/${account.id}` } }),
    ...(account.taxId !== undefined && { parent: { of: innOf(account.taxId), sort: `account/${account.id}` } }),
  }),
  person: (person) => ({
    card: {},
    ...(person.accountId !== undefined && { parent: { of: person.accountId, sort: `person/${person.id}` } }),
  }),
  desk: () => ({ card: {} }),
  'settings-head': () => ({ card: {} }),
  'setting-version': () => ({ card: {} }),
  referral: ({ id, referrer, at }) => ({
    card: { enteredAt: at },
    parent: { of: referrer, sort: `referral/${at}/${id}` },
  }),
  merge: ({ id, of, into, at }) => ({ card: { about: of }, parent: { of: into, sort: `merge/${at}/${id}` } }),
  duplicate: ({ id, of, ids: [one, other], why, foundAt, state }) => ({
    card: { about: of, title: why },
    ...(state.name === 'open' && {
      board: { of: `duplicate/${of}`, sort: `${foundAt}/${id}` },
      owner: { of: other, sort: `duplicate/${foundAt}/${id}` }, // an index holds a record once: each of the pair finds it in one of two
      parent: { of: one, sort: `duplicate/${foundAt}/${id}` },
    }),
  }),
  registration: ({ id, dealerId, customerId, at, state }) => ({
    card: { stage: state.name },
    ...(state.name === 'contested' && { board: { of: 'registration/contested', sort: `${at}/${id}` } }),
    owner: { of: dealerId, sort: `registration/${at}/${id}` },
    parent: { of: customerId, sort: `registration/${at}/${id}` },
  }),
  product: (product) => ({ card: {}, ...(!product.undone && productPlaces(product)) }),
  import: ({ id, openedAt, state }) => ({
    card: {},
    ...(unfinished.includes(state.name) && { board: { of: 'import/open', sort: `${openedAt}/${id}` } }),
    parent: { of: 'imports', sort: `import/${openedAt}/${id}` },
  }),
  file: ({ id, subject, at, state }) => ({
    card: { stage: state.name },
    ...(unsettled.includes(state.name) && { board: { of: `file/${state.name}`, sort: `${at}/${id}` } }),
    parent: { of: subject.id, sort: `file/${at}/${id}` },
  }),
  claim: ({ id, accountId, dealId, dueOn, receivedOn, state }) => ({
    card: { stage: state.name, enteredAt: receivedOn },
    ...(state.name === 'open' && { board: { of: openClaims, sort: `${dueOn}/${id}` } }),
    ...ofBoth('claim', { id, accountId, dealId }),
  }),
  contract: ({ id, accountId, dealId, on, state, amount }) => ({
    card: { stage: state, enteredAt: on, ...(amount && { amount: moneyOf(amount) }) },
    ...ofBoth('contract', { id, accountId, dealId }),
  }),
  enrolment: ({ id, basket, personId, accountId, subject, stage, visit, alarms: [look] }) => ({
    card: present({
      stage: stage.name,
      enteredAt: visit.enteredAt,
      dueAt: look?.at,
      about: basket,
      subject,
      waitsFor: stage.name === 'running' ? stage.why : undefined,
    }),
    ...(stage.name === 'running' && { board: { of: enrolmentBoard(basket), sort: `${look?.at ?? ''}/${id}` } }),
    ...(accountId !== undefined && { owner: { of: accountId, sort: `enrolment/${id}` } }),
    parent: { of: personId, sort: `enrolment/${visit.enteredAt}/${id}` },
  }),
  suppression: () => ({ card: {} }),
  breaker: () => ({ card: {} }),
  audience: () => ({ card: {} }),
  notice: () => ({ card: {} }),
  score: () => ({ card: {} }),
  scoring: () => ({ card: {} }),
  'win-back': ({ id, accountId, action, stage, visit }) => ({
    card: { stage: stage.name, about: action, enteredAt: visit.enteredAt },
    ...(stage.name === 'running' && { board: { of: runningWinBacks, sort: `${visit.enteredAt}/${id}` } }),
    parent: { of: accountId, sort: `win-back/${visit.enteredAt}/${id}` },
  }),
  'win-back-counts': () => ({ card: {} }),
  'notice-choices': () => ({ card: {} }),
  letter: (sent) => {
    const { id, personId, letter, markedAt, state } = sent;
    return {
      card: { stage: state, title: letter, enteredAt: markedAt },
      board: { of: marketingLetters.of, sort: `${markedAt}/${id}` },
      owner: { of: senderOf(sent).id, sort: `letter/${markedAt}/${id}` },
      parent: { of: personId, sort: `letter/${markedAt}/${id}` },
    };
  },
  offer: ({ id, until, state }) => ({
    card: { stage: state.name },
    ...(state.name === 'approved' && { board: { of: approvedOffers, sort: `${until}/${id}` } }),
    parent: { of: offersList, sort: `offer/${id}` },
  }),
  campaign: ({ id, state }) => ({
    card: { stage: state.name },
    parent: { of: campaignsList, sort: `campaign/${id}` },
  }),
  mailing: ({ id, campaignId, stage, visit, alarms: [next] }) => ({
    card: present({ stage: stage.name, enteredAt: visit.enteredAt, dueAt: next?.at }),
    ...(stage.name === 'running' && { board: { of: runningMailings, sort: `${next?.at ?? ''}/${id}` } }),
    parent: { of: campaignId, sort: `mailing/${visit.enteredAt}/${id}` },
  }),
};

/** An account's, and in the index of owners its deal's: an index holds a record once. */
const ofBoth = (
  kind: string,
  { id, accountId, dealId }: { readonly id: string; readonly accountId: string; readonly dealId: string | undefined },
): Pick<Places, 'owner' | 'parent'> => ({
  ...(dealId !== undefined && { owner: { of: dealId, sort: `${kind}/${id}` } }),
  parent: { of: accountId, sort: `${kind}/${id}` },
});

/** Private buyers have no company's name to stand by. */
const lastOfAll = '~';

/** The list of accounts of one INN, whatever their KPP. */
export const innOf = (taxId: string): string => `inn/${taxId.split(/\D/)[0] ?? taxId}`;

/** The accounts of one name, as names are compared: what a file that tells no tax id is looked up by. */
export const accountsCalled = (company: string): Listing => ({
  index: 'board',
  of: 'account/all',
  begins: `${companyKey(company)}/`,
});

/** Where a record stands in the lists. */
export const placesOf = (record: AnyRecord): Places => (placing[record.kind] as (record: AnyRecord) => Places)(record); // each kind has its own
