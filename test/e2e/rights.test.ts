import { beforeAll, describe, expect, it } from '@jest/globals';
import { routes as adminRoutes } from '../../functions/api/admin/contract.ts';
import { routes as basketRoutes } from '../../functions/api/baskets/contract.ts';
import { routes as campaignRoutes } from '../../functions/api/campaigns/contract.ts';
import { routes as customerRoutes } from '../../functions/api/customers/contract.ts';
import { routes as deskRoutes } from '../../functions/api/desk/contract.ts';
import { routes as figureRoutes } from '../../functions/api/figures/contract.ts';
import { routes as integrationRoutes } from '../../functions/api/integrations/contract.ts';
import { routes as documentsRoutes } from '../../functions/api/documents/contract.ts';
import { routes as operationsRoutes } from '../../functions/api/operations/contract.ts';
import { routes as planningRoutes } from '../../functions/api/planning/contract.ts';
import { routes as printingRoutes } from '../../functions/api/printing/contract.ts';
import { routes as returnRoutes } from '../../functions/api/return/contract.ts';
import { routes as salesRoutes } from '../../functions/api/sales/contract.ts';
import { productId } from '../../shared/domain/products/product.ts';
import { allTarget, done, opened, post, worked } from '../support/system/leads.ts';
import { die } from '../support/system/dead-letters.ts';
import { idOf, nobody, staff } from '../support/system/system.ts';
import { plantDayIn } from '../support/system/day.ts';
import { reset } from '../support/system/reset.ts';
import { begun } from '../support/system/win-backs.ts';
import { until } from '../support/system/until.ts';

/** Whose record a request is about. */
type Records = {
  lead: string;
  queued: string;
  deal: string;
  task: string;
  account: string;
  person: string;
  staff: string;
  file: string;
  merge: string;
  duplicate: string;
  registration: string;
  webhook: string;
  /** A subscription that is closed. */
  closing: string;
  delivery: string;
  drawing: string;
  quote: string;
  claim: string;
  contract: string;
  product: string;
  letter: string;
  offer: string;
  campaign: string;
  mailing: string;
  basket: string;
  enrolment: string;
  winBack: string;
  purpose: string;
  cost: string;
  rival: string;
  hypothesis: string;
  review: string;
  /** Of the queued lead, with its machine. */
  execution: string;
  /** With its queue, in which there is no other. */
  deadLetter: string;
  /** A cost to be taken back. */
  mistake: string;
};
type Request = readonly [method: string, path: (of: Records) => string, body?: (of: Records) => object];
type Who = 'nobody' | 'own' | 'other' | 'any';

const amount = { netMinor: 100, currency: 'RUB', vatPercent: 22 };
const anImport = { kind: 'purchases', fileName: 'orders.csv' };
const aWebhook = { url: 'http://127.0.0.1:1/', types: ['deal.agreed'] };
const aQuote = { language: 'ru', lines: [{ product: 'drive-7', quantity: 2 }] };
const aFile = { fileName: 'a.pdf', size: 10 };
const aConsent = { purpose: 'marketing', textVersion: '2026-01', basis: 'by phone' };
const aClaim = { cause: 'defect', note: 'It hums' };
const aProduct = { title: { en: 'Pump', ru: 'Насос' }, group: 'drives', code: 'P-1' };
const aContract = (number: string) => ({ type: 'contract', number, on: '2026-11-20' });
const aLetter = { subject: 'News', preheader: 'Of spring', body: '{{greeting}}' };
const anOffer = {
  title: { en: 'A fan', ru: 'Вентилятор' },
  terms: { en: 'With each drive.', ru: 'К приводу.' },
  ...{ from: '2020-01-01', until: '2039-12-31', marginFloorPercent: 10 },
};
const aCampaign = (campaign: string) => ({
  ...{ name: 'Spring', channel: 'site', utm: { campaign } },
  ...{ from: '2020-01-01', until: '2039-12-31', audience: [{ by: 'basket', basket: 'needs' }], letter: 'rights' },
});
const aCost = { costKind: 'marketing', from: '2026-01-01', to: '2026-01-31', channel: 'site', amount };
const aReview = { since: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z', answers: [] };
const aHypothesis = () => ({
  ...{ statement: 'More leads', figure: { report: 'quality', figure: 'leadsPerDay' }, expected: 1 },
  reviewOn: plantDayIn(30),
});
const later = '2040-01-09T09:00:00.000Z';
const day = '2026-11-20';

/** The manager whose record it is, heads and the office. */
const withOffice = { ...sales('own'), office: 'any' } as const;

/** Whoever works with offers and campaigns, or looks at them. */
const marketing = { ...all('any'), office: 'nobody', operator: 'nobody' } as const;
const figures = all('nobody', { head: 'any', marketer: 'any', director: 'any' });

/** What each group may ask of whose records: `own` is theirs, `other` belongs to another manager. */
const table: readonly (readonly [
  Request,
  Record<'manager' | 'head' | 'marketer' | 'office' | 'director' | 'operator', Who>,
])[] = [
  [['GET', () => '/leads'], all('any', { office: 'nobody', operator: 'nobody' })],
  [['GET', ({ lead }) => `/leads/${lead}`], all('any', { manager: 'own', office: 'nobody', operator: 'nobody' })],
  [['GET', () => '/deals'], all('any', { operator: 'nobody' })],
  [['GET', ({ deal }) => `/deals/${deal}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['GET', () => `/changes?since=${new Date(Date.now() - 60_000).toISOString()}`], all('any', { operator: 'nobody' })],
  [['GET', () => '/search?q=nothing'], all('any', { operator: 'nobody' })],
  [['POST', ({ staff: of }) => `/staff/${of}/hand-over`, () => ({ to: idOf.vera })], all('nobody', { head: 'any' })],
  [['GET', () => '/my-day'], all('any', { operator: 'nobody' })],
  [
    ['GET', ({ basket }) => `/baskets/${basket}/audience.csv?format=yandex`],
    all('nobody', { head: 'any', marketer: 'any' }),
  ],
  [['GET', () => '/return'], all('any', { office: 'nobody', operator: 'nobody' })],
  [['POST', () => '/return/runs'], all('nobody', { head: 'any', marketer: 'any', operator: 'any' })],
  [['GET', () => '/return/lists/cell-26'], all('any', { office: 'nobody', operator: 'nobody' })],
  [
    ['GET', () => '/return/migrations?from=2026-11-01&to=2026-11-30'],
    all('any', { office: 'nobody', operator: 'nobody' }),
  ],
  [
    ['GET', () => '/return/migrations/accounts?from=2026-11-01&to=2026-11-30'],
    all('any', { office: 'nobody', operator: 'nobody' }),
  ],
  [
    ['GET', ({ account }) => `/accounts/${account}/score`],
    all('any', { manager: 'own', office: 'nobody', operator: 'nobody' }),
  ],
  [
    ['GET', ({ account }) => `/accounts/${account}/win-back`],
    all('any', { manager: 'own', office: 'nobody', operator: 'nobody' }),
  ],
  [['GET', () => '/win-backs'], all('any', { office: 'nobody', operator: 'nobody' })],
  [
    ['GET', ({ winBack }) => `/win-backs/${winBack}`],
    all('any', { manager: 'own', office: 'nobody', operator: 'nobody' }),
  ],
  [['POST', ({ winBack }) => `/win-backs/${winBack}/stop`], { ...sales('own'), marketer: 'any' }],
  [['POST', ({ winBack }) => `/win-backs/${winBack}/cause`, () => ({ cause: 'price' })], sales('own')],
  [['GET', () => '/reports/win-backs?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/reports/baskets?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/reports/win-backs/records?from=2026-11&to=2026-11&figure=returned'], figures],
  [['GET', () => '/reports/baskets/records?month=2026-11&basket=needs'], figures],
  [['GET', () => '/reports/funnel?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/reports/quality?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/reports/quality/records?from=2026-11&to=2026-11&response=untouched'], figures],
  [['GET', () => '/reports/losses?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/reports/losses/records?from=2026-11&to=2026-11&pipeline=leads&stage=mql'], figures],
  [['GET', () => '/reports/economics?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/costs?month=2026-11'], figures],
  [['POST', () => '/costs', () => aCost], figures],
  [['GET', () => '/reports/choice?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/reports/choice/records?from=2026-11&to=2026-11&outcome=won'], figures],
  [['GET', () => '/reports/plan?from=2026-11&to=2026-12'], figures],
  [['GET', () => '/reports/focus?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/reports/lifecycle?from=2026-11&to=2026-11'], figures],
  [['GET', () => '/reports/lifecycle/accounts?from=2026-11&to=2026-11&state=result'], figures],
  [['GET', () => '/reports/lifecycle/orders?from=2026-11&to=2026-11&recurring=true'], figures],
  [['GET', () => '/reports/economics/leads?from=2026-11&to=2026-11&figure=mql'], figures],
  [['GET', () => '/reports/economics/accounts?from=2026-11&to=2026-11&figure=customers'], figures],
  [['GET', ({ staff: of }) => `/reports/economics/orders?from=2026-11&to=2026-11&seller=${of}`], figures],
  [['GET', () => '/reports/plan/records?month=2026-11&figure=orders'], figures],
  [['GET', () => '/reports/focus/records?from=2026-11&to=2026-11&figure=leads'], figures],
  [['GET', () => '/reports/referrals?from=2026-11&to=2026-11'], figures],
  [
    ['GET', ({ account }) => `/reports/referrals/records?from=2026-11&to=2026-11&figure=revenue&referrer=${account}`],
    figures,
  ],
  [
    ['GET', () => '/reports/market/records?segment=dealer&role=economic'],
    all('any', { office: 'nobody', operator: 'nobody' }),
  ],
  [['GET', () => '/reports/market'], all('any', { office: 'nobody', operator: 'nobody' })],
  [['GET', () => '/reviews/next'], figures],
  [['GET', () => '/reviews'], figures],
  [['GET', ({ review }) => `/reviews/${review}`], figures],
  [['POST', () => '/reviews', () => aReview], all('nobody', { director: 'any' })],
  [
    ['PUT', () => '/market', () => ({ idea: 'Drives in ten days', segments: [] })],
    all('nobody', { marketer: 'any', director: 'any' }),
  ],
  [['GET', () => '/hypotheses'], all('any', { office: 'nobody', operator: 'nobody' })],
  [['GET', ({ hypothesis }) => `/hypotheses/${hypothesis}`], all('any', { office: 'nobody', operator: 'nobody' })],
  [['POST', () => '/hypotheses', () => aHypothesis()], figures],
  [['POST', ({ hypothesis }) => `/hypotheses/${hypothesis}/drop`, () => ({ why: 'Not any more' })], figures],
  [['GET', () => '/plans?month=2026-11'], figures],
  [['PUT', () => '/plans', () => ({ month: '2026-11', orders: 100 })], all('nobody', { head: 'any', director: 'any' })],
  [['GET', () => '/competitors'], all('any', { office: 'nobody', operator: 'nobody' })],
  [['GET', ({ rival }) => `/competitors/${rival}`], all('any', { office: 'nobody', operator: 'nobody' })],
  [
    ['POST', () => '/competitors', ({ staff: of }) => ({ name: `Rival of ${of}`, slug: of })],
    all('any', { office: 'nobody', operator: 'nobody' }),
  ],
  [['PATCH', ({ rival }) => `/competitors/${rival}`, () => ({ advantage: 'Ten days' })], figures],
  [['PATCH', ({ cost }) => `/costs/${cost}`, () => ({ clicks: 7 })], figures],
  [['DELETE', ({ mistake }) => `/costs/${mistake}`], figures],
  [['GET', () => '/reports/funnel/records?from=2026-11&to=2026-11&pipeline=leads&stage=new'], figures],
  [['GET', () => '/notices'], all('any')],
  [['PUT', () => '/notices', () => ({ ways: {} })], all('any')],
  [['GET', () => '/tasks'], all('any', { operator: 'nobody' })],
  [['GET', ({ lead }) => `/tasks?lead=${lead}`], all('any', { manager: 'own', office: 'nobody', operator: 'nobody' })],
  [['GET', ({ deal }) => `/tasks?deal=${deal}`], all('any', { manager: 'own', operator: 'nobody' })],
  [
    ['GET', ({ lead }) => `/activities?kind=lead&id=${lead}`],
    all('any', { manager: 'own', office: 'nobody', operator: 'nobody' }),
  ],
  [['GET', ({ deal }) => `/activities?kind=deal&id=${deal}`], all('any', { manager: 'own', operator: 'nobody' })],
  [
    ['GET', ({ account: id }) => `/activities?kind=account&id=${id}`],
    all('any', { manager: 'own', operator: 'nobody' }),
  ],
  [
    ['GET', ({ person }) => `/persons/${person}/views`],
    all('nobody', { head: 'any', director: 'any', operator: 'any' }),
  ],
  [['GET', () => '/accounts'], all('any', { operator: 'nobody' })],
  [['GET', ({ account }) => `/accounts/${account}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['GET', ({ account }) => `/accounts/${account}/journey`], all('any', { manager: 'own', operator: 'nobody' })],
  [['GET', ({ person }) => `/persons/${person}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['POST', ({ person }) => `/persons/${person}/consents`, () => aConsent], sales('own')],
  [['DELETE', ({ person, purpose }) => `/persons/${person}/consents/${purpose}`], sales('own')],
  [['GET', () => '/baskets'], all('any', { office: 'nobody', operator: 'nobody' })],
  [['GET', ({ basket }) => `/baskets/${basket}`], all('any', { office: 'nobody', operator: 'nobody' })],
  [['GET', ({ basket }) => `/baskets/${basket}/letters`], all('any', { office: 'nobody', operator: 'nobody' })],
  [
    ['GET', ({ enrolment }) => `/enrolments/${enrolment}`],
    all('any', { manager: 'own', office: 'nobody', operator: 'nobody' }),
  ],
  [
    ['POST', ({ enrolment }) => `/enrolments/${enrolment}/stop`],
    all('nobody', { manager: 'own', head: 'any', marketer: 'any' }),
  ],
  [['POST', ({ enrolment }) => `/enrolments/${enrolment}/wake-up`, () => ({ wakeUpOn: '2020-01-01' })], sales('own')],
  [['POST', () => '/accounts', () => ({ contact: { name: 'Пётр Частный' } })], sales('any')],
  [['PATCH', ({ account }) => `/accounts/${account}`, () => ({ region: 'Урал' })], sales('own')],
  [['POST', ({ account }) => `/accounts/${account}/persons`, () => ({ name: 'Ольга Новая' })], sales('own')],
  [['GET', ({ person }) => `/persons/${person}/export`], all('nobody', { operator: 'any' })],
  [['PATCH', ({ person }) => `/persons/${person}`, () => ({ role: 'technical' })], sales('own')],
  [['POST', ({ account }) => `/accounts/${account}/assign`, () => ({ to: idOf.vera })], all('nobody', { head: 'any' })],
  [['POST', ({ account: id }) => `/accounts/${id}/merge`, ({ account: loser }) => ({ loser })], sales('own')],
  [['POST', ({ person: id }) => `/persons/${id}/merge`, ({ person: loser }) => ({ loser })], sales('own')],
  [['POST', ({ lead: id }) => `/leads/${id}/merge`, ({ lead: loser }) => ({ loser })], sales('own')],
  [['POST', ({ merge }) => `/merges/${merge}/undo`], sales('own')],
  [['GET', () => '/duplicates?of=account'], sales('any')],
  [['GET', ({ lead }) => `/duplicates/comparison?of=lead&one=${lead}&other=${lead}`], sales('own')],
  [['POST', ({ duplicate }) => `/duplicates/${duplicate}/different`], sales('own')],
  [['GET', () => '/registrations'], all('any', { marketer: 'nobody', office: 'nobody', operator: 'nobody' })],
  [
    ['POST', () => '/registrations', ({ account: id }) => ({ dealerId: id, customerId: id, project: 'Цех' })],
    sales('own'),
  ],
  [['POST', ({ registration: id }) => `/registrations/${id}/settle`, () => ({ as: 'released' })], sales('own')],
  [['GET', () => '/imports'], all('nobody', { head: 'any', operator: 'any' })],
  [['POST', () => '/imports', () => anImport], all('nobody', { head: 'any', operator: 'any' })],
  [['GET', ({ file }) => `/imports/${file}`], all('nobody', { head: 'any', operator: 'any' })],
  [['POST', ({ file }) => `/imports/${file}/undo`, () => ({})], all('nobody', { head: 'any', operator: 'any' })],
  [['GET', () => '/webhooks'], all('nobody', { head: 'any', operator: 'any' })],
  [['POST', () => '/webhooks', () => aWebhook], all('nobody', { operator: 'any' })],
  [['GET', ({ webhook }) => `/webhooks/${webhook}`], all('nobody', { head: 'any', operator: 'any' })],
  [
    ['PATCH', ({ webhook }) => `/webhooks/${webhook}`, () => ({ description: 'ERP' })],
    all('nobody', { operator: 'any' }),
  ],
  [['POST', ({ webhook }) => `/webhooks/${webhook}/rotate`], all('nobody', { operator: 'any' })],
  [['POST', ({ webhook }) => `/webhooks/${webhook}/test`], all('nobody', { operator: 'any' })],
  [['GET', ({ webhook }) => `/webhooks/${webhook}/deliveries`], all('nobody', { head: 'any', operator: 'any' })],
  [
    ['GET', ({ webhook, delivery }) => `/webhooks/${webhook}/deliveries/${delivery}`],
    all('nobody', { head: 'any', operator: 'any' }),
  ],
  [
    ['POST', ({ webhook, delivery }) => `/webhooks/${webhook}/deliveries/${delivery}/replay`],
    all('nobody', { operator: 'any' }),
  ],
  [
    ['POST', ({ webhook }) => `/webhooks/${webhook}/replay`, () => ({ from: later, to: later })],
    all('nobody', { operator: 'any' }),
  ],
  [['DELETE', ({ closing }) => `/webhooks/${closing}`], all('nobody', { operator: 'any' })],
  [
    ['GET', ({ lead }) => `/files?subject=lead/${lead}`],
    all('any', { manager: 'own', office: 'nobody', operator: 'nobody' }),
  ],
  [['GET', ({ deal }) => `/files?subject=deal/${deal}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['POST', () => '/files', ({ lead: id }) => ({ ...aFile, subject: { kind: 'lead', id } })], sales('own')],
  [
    ['POST', () => '/files', ({ deal: id }) => ({ ...aFile, subject: { kind: 'deal', id } })],
    { ...sales('own'), office: 'any' },
  ],
  [['GET', ({ drawing }) => `/files/${drawing}`], all('any', { manager: 'own', operator: 'nobody' })],
  [
    ['GET', ({ drawing }) => `/files/${drawing}/download`],
    all('any', { manager: 'own', marketer: 'nobody', operator: 'nobody' }),
  ],
  [['GET', ({ deal }) => `/quotes?deal=${deal}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['GET', ({ quote }) => `/quotes/${quote}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['GET', ({ quote }) => `/quotes/${quote}/pdf`], all('any', { manager: 'own', operator: 'nobody' })],
  [['POST', () => '/quotes', ({ deal: dealId }) => ({ dealId, ...aQuote })], sales('own')],
  [['PATCH', ({ quote }) => `/quotes/${quote}`, () => ({ note: 'Пусконаладка отдельно' })], sales('own')],
  [['POST', ({ quote }) => `/quotes/${quote}/send`, () => ({ number: 'Q-9' })], sales('own')],
  [['DELETE', ({ quote }) => `/quotes/${quote}`], sales('own')],
  [['DELETE', ({ drawing }) => `/files/${drawing}`], { ...sales('own'), office: 'any' }],
  [['POST', ({ drawing }) => `/files/${drawing}/restore`], { ...sales('own'), office: 'any' }],
  [['GET', () => '/claims'], all('any', { operator: 'nobody' })],
  [['GET', ({ deal }) => `/claims?deal=${deal}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['GET', ({ claim }) => `/claims/${claim}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['POST', () => '/claims', ({ account: accountId }) => ({ accountId, ...aClaim })], withOffice],
  [['PATCH', ({ claim }) => `/claims/${claim}`, () => ({ department: 'quality' })], withOffice],
  [['POST', ({ claim }) => `/claims/${claim}/answer`, () => ({ accepted: false })], withOffice],
  [['POST', ({ claim }) => `/claims/${claim}/close`, () => ({ satisfied: true })], withOffice],
  [['POST', ({ claim }) => `/claims/${claim}/reopen`, () => ({})], withOffice],
  [['GET', ({ account }) => `/contracts?account=${account}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['GET', ({ contract }) => `/contracts/${contract}`], all('any', { manager: 'own', operator: 'nobody' })],
  [['POST', () => '/contracts', ({ account: accountId }) => ({ accountId, ...aContract('7') })], withOffice],
  [['PATCH', ({ contract }) => `/contracts/${contract}`, () => ({ validUntil: later.slice(0, 10) })], withOffice],
  [['GET', () => '/settings/segments'], all('any')],
  [['GET', () => '/products'], all('any')],
  [['GET', ({ product }) => `/products/${product}`], all('any')],
  [['POST', () => '/products', () => aProduct], all('nobody', { head: 'any', operator: 'any' })],
  [
    ['PATCH', ({ product }) => `/products/${product}`, () => ({ unit: 'шт' })],
    all('nobody', { head: 'any', operator: 'any' }),
  ],
  [['GET', () => '/quarantine'], all('nobody', { marketer: 'any', head: 'any', operator: 'any' })],
  [['GET', () => '/mail'], all('any', { office: 'nobody' })],
  [['POST', () => '/mail/resume', () => ({})], all('nobody', { head: 'any', operator: 'any' })],
  [['GET', () => '/executions'], all('nobody', { head: 'any', operator: 'any' })],
  [['GET', ({ execution }) => `/executions/${execution}`], all('nobody', { head: 'any', operator: 'any' })],
  [['POST', ({ execution }) => `/executions/${execution}/restart`], all('nobody', { operator: 'any' })],
  [['GET', () => '/dead-letters'], all('nobody', { head: 'any', operator: 'any' })],
  [
    ['GET', ({ deadLetter }) => `/dead-letters/${String(deadLetter.split('/')[0])}`],
    all('nobody', { head: 'any', operator: 'any' }),
  ],
  [['POST', ({ deadLetter }) => `/dead-letters/${deadLetter}/redrive`], all('nobody', { operator: 'any' })],
  [['DELETE', ({ deadLetter }) => `/dead-letters/${deadLetter}`], all('nobody', { operator: 'any' })],
  [['GET', () => '/schedules'], all('nobody', { head: 'any', operator: 'any' })],
  [
    ['POST', () => '/leads/manual', () => ({ source: 'phone', phone: '+7 999 000-06-01' })],
    all('any', { office: 'nobody', director: 'nobody', operator: 'nobody' }),
  ],
  [['POST', ({ queued }) => `/leads/${queued}/claim`], sales('any')],
  [['PATCH', ({ lead }) => `/leads/${lead}`, () => ({ region: 'Урал' })], sales('own')],
  [['POST', ({ lead }) => `/leads/${lead}/wait`, () => ({ until: later, reason: 'Budget' })], sales('own')],
  [
    [
      'POST',
      () => '/activities',
      ({ lead: id }) => ({ subject: { kind: 'lead', id }, channel: 'call', direction: 'out', result: 'talked' }),
    ],
    sales('own'),
  ],
  [
    [
      'POST',
      () => '/activities',
      ({ deal: id }) => ({ subject: { kind: 'deal', id }, channel: 'call', direction: 'out', result: 'talked' }),
    ],
    sales('own'),
  ],
  [
    ['POST', () => '/tasks', ({ deal: id }) => ({ subject: { kind: 'deal', id }, title: 'Call', dueAt: later })],
    sales('own'),
  ],
  [['POST', ({ task }) => `/tasks/${task}/done`], sales('own')],
  [['POST', ({ lead }) => `/leads/${lead}/moves`, () => ({ to: 'rejected', criterion: 'volume' })], sales('own')],
  [['POST', ({ lead }) => `/leads/${lead}/dispute`], all('nobody', { marketer: 'any' })],
  [['POST', ({ lead }) => `/leads/${lead}/reopen`, () => ({ note: 'They came back' })], sales('own')],
  [['PATCH', ({ deal }) => `/deals/${deal}`, () => ({ need: 'Drives' })], sales('own')],
  [['POST', ({ deal }) => `/deals/${deal}/wait`, () => ({ until: later, reason: 'Budget' })], sales('own')],
  [
    ['POST', ({ deal }) => `/deals/${deal}/committee`, ({ person: personId }) => ({ personId, role: 'user' })],
    sales('own'),
  ],
  [['POST', ({ deal }) => `/deals/${deal}/quotes`, () => ({ number: 'Q-1', amount, sentOn: day })], sales('own')],
  [
    ['POST', ({ deal }) => `/deals/${deal}/payments`, () => ({ document: 'P-1', amount, on: day })],
    { ...sales('own'), office: 'any' },
  ],
  [
    ['POST', ({ deal }) => `/deals/${deal}/shipments`, () => ({ document: 'S-1', on: day, last: false })],
    { ...sales('own'), office: 'any' },
  ],
  [
    ['POST', ({ deal }) => `/deals/${deal}/moves`, () => ({ to: 'payment-received' })],
    { ...sales('own'), office: 'any' },
  ],
  [['POST', ({ deal }) => `/deals/${deal}/reopen`, () => ({})], sales('own')],
  [['POST', () => '/deals', ({ account: accountId }) => ({ accountId, need: 'Spare parts' })], sales('any')],
  [['POST', ({ deal }) => `/deals/${deal}/approve`, () => ({ what: 'deferral' })], all('nobody', { head: 'any' })],
  [['POST', ({ deal }) => `/deals/${deal}/assign`, () => ({ to: idOf.anna })], all('nobody', { head: 'any' })],
  [['POST', ({ lead }) => `/leads/${lead}/assign`, () => ({ to: idOf.anna })], all('nobody', { head: 'any' })],
  [['POST', () => '/deals/assign', ({ deal }) => ({ ids: [deal], to: idOf.anna })], all('nobody', { head: 'any' })],
  [['POST', () => '/leads/assign', ({ lead }) => ({ ids: [lead], to: idOf.anna })], all('nobody', { head: 'any' })],
  [['GET', () => '/letters'], all('any', { office: 'nobody' })],
  [['GET', ({ letter }) => `/letters/${letter}`], all('any', { office: 'nobody' })],
  [['PUT', ({ letter }) => `/letters/${letter}`, () => aLetter], all('nobody', { marketer: 'any', operator: 'any' })],
  [
    ['POST', () => '/letters/preview', () => ({ language: 'en', ...aLetter })],
    all('nobody', { marketer: 'any', operator: 'any' }),
  ],
  [['GET', () => '/offers'], marketing],
  [['POST', () => '/offers', () => anOffer], all('nobody', { marketer: 'any' })],
  [['GET', ({ offer }) => `/offers/${offer}`], marketing],
  [
    ['PATCH', ({ offer }) => `/offers/${offer}`, () => ({ marginFloorPercent: 12 })],
    all('nobody', { manager: 'own', marketer: 'any' }),
  ],
  [['POST', ({ offer }) => `/offers/${offer}/withdraw`], all('nobody', { head: 'any', marketer: 'any' })],
  [['POST', ({ offer }) => `/offers/${offer}/approve`], all('nobody', { head: 'any' })],
  [['GET', () => '/campaigns'], marketing],
  [['POST', () => '/campaigns', () => aCampaign('another')], all('nobody', { marketer: 'any' })],
  [['GET', ({ campaign }) => `/campaigns/${campaign}`], marketing],
  [['GET', ({ campaign }) => `/campaigns/${campaign}/audience`], marketing],
  [['GET', ({ campaign }) => `/campaigns/${campaign}/mailings`], marketing],
  [['GET', ({ mailing }) => `/mailings/${mailing}`], marketing],
  [['GET', () => '/reports/campaigns'], { ...marketing, manager: 'nobody' }],
  [
    ['PATCH', ({ campaign }) => `/campaigns/${campaign}`, () => ({ goal: 'Orders' })],
    all('nobody', { marketer: 'any' }),
  ],
  [['POST', ({ campaign }) => `/campaigns/${campaign}/mailings`], all('nobody', { marketer: 'any' })],
  [['POST', ({ mailing }) => `/mailings/${mailing}/stop`], all('nobody', { marketer: 'any' })],
  [['POST', ({ campaign }) => `/campaigns/${campaign}/close`], all('nobody', { marketer: 'any' })],
  [['POST', ({ person }) => `/persons/${person}/erase`], all('nobody', { operator: 'any' })],
  [['PUT', () => '/settings/dealers', () => ({ value: [] })], all('nobody', { operator: 'any' })],
  [['POST', () => '/clock', () => ({ to: '2020-01-01T00:00:00.000Z' })], all('nobody', { operator: 'any' })],
];

function all(who: Who, but: Partial<Record<keyof ReturnType<typeof everybody>, Who>> = {}) {
  return { ...everybody(who), ...but };
}
function everybody(who: Who) {
  return { manager: who, head: who, marketer: who, office: who, director: who, operator: who };
}
function sales(manager: Who) {
  return all('nobody', { manager, head: 'any' });
}

async function recordsOf(manager: 'anna' | 'boris'): Promise<Records> {
  const client = staff(manager);
  const [lead, queued] = [await worked(client), await post()];
  const { dealId, accountId } = await opened(client);
  const card = await done(client('GET', `/deals/${dealId}`));
  const opening = await done(staff('operator')('POST', '/imports', { body: anImport }));
  const [into, loser] = [await worked(client), await worked(client)];
  const merge = await done(client('POST', `/leads/${into}/merge`, { body: { loser } }));
  const customer = await done(client('POST', '/accounts', { body: { contact: { name: 'Заказчик' } } }));
  const project = { dealerId: accountId, customerId: customer['id'], project: 'Цех' };
  const registration = await done(client('POST', '/registrations', { body: project }));
  const subject = { kind: 'deal', id: dealId };
  const webhook = await done(staff('operator')('POST', '/webhooks', { body: { ...aWebhook, description: manager } }));
  const closing = await done(
    staff('operator')('POST', '/webhooks', { body: { ...aWebhook, description: `${manager} 2` } }),
  );
  const delivery = await done(staff('operator')('POST', `/webhooks/${String(webhook['id'])}/test`));
  const task = await done(client('POST', '/tasks', { body: { subject, title: 'Call', dueAt: later } }));
  const drawing = await done(client('POST', '/files', { body: { ...aFile, subject } }));
  const quote = await done(client('POST', '/quotes', { body: { dealId, ...aQuote } }));
  const claim = await done(client('POST', '/claims', { body: { accountId, ...aClaim } }));
  const contract = await done(client('POST', '/contracts', { body: { accountId, ...aContract(manager) } }));
  const marketer = staff('marketer');
  await done(marketer('PUT', '/letters/campaigns/rights/ru', { body: aLetter }));
  const offer = await done(marketer('POST', '/offers', { body: { ...anOffer, owner: idOf[manager] } }));
  const campaign = String((await done(marketer('POST', '/campaigns', { body: aCampaign(manager) })))['id']);
  const mailing = await done(marketer('POST', `/campaigns/${campaign}/mailings`));
  const cost = await done(marketer('POST', '/costs', { body: { ...aCost, team: manager } }));
  const mistake = await done(marketer('POST', '/costs', { body: { ...aCost, campaign: manager } }));
  const hypothesis = await done(marketer('POST', '/hypotheses', { body: aHypothesis() }));
  const review = await done(staff('director')('POST', '/reviews', { body: aReview }));
  const queue = manager === 'anna' ? 'schedule-reconcile' : 'schedule-sweep-people';
  const rival = await done(marketer('POST', '/competitors', { body: { name: `Rival ${manager}` } }));
  return {
    lead,
    queued,
    deal: dealId,
    account: accountId,
    task: String(task['id']),
    person: String(card['personId']),
    staff: idOf.vera,
    file: String(opening['id']),
    merge: String(merge['id']),
    duplicate: await duplicateOf(manager),
    registration: String(registration['id']),
    webhook: String(webhook['id']),
    closing: String(closing['id']),
    delivery: String(delivery['id']),
    drawing: String(drawing['id']),
    quote: String(quote['id']),
    claim: String(claim['id']),
    contract: String(contract['id']),
    product: productId('drive-7'),
    letter: 'campaigns/rights/ru',
    offer: String(offer['id']),
    campaign,
    mailing: String(mailing['id']),
    basket: 'needs',
    enrolment: await enrolledBy(client),
    winBack: await begun(accountId),
    purpose: 'marketing',
    cost: String(cost['id']),
    rival: String(rival['id']),
    hypothesis: String(hypothesis['id']),
    review: String(review['id']),
    execution: `leads/${queued}-1`,
    deadLetter: `${queue}/${await die(queue, 'nothing anybody can read')}`,
    mistake: String(mistake['id']),
  };
}

/** A lead of somebody, parked in a basket: its enrolment. */
async function enrolledBy(client: ReturnType<typeof staff>): Promise<string> {
  const id = await worked(client);
  const body = { to: 'parked', basket: 'needs', changes: { criteria: allTarget('industrial') } };
  await done(client('POST', `/leads/${id}/moves`, { body }));
  const { enrolment } = await done(client('GET', `/leads/${id}`));
  return (enrolment as { id: string }).id;
}

/** A pair of accounts with one name, as it is flagged a moment after the second came. */
async function duplicateOf(manager: 'anna' | 'boris'): Promise<string> {
  const company = `ООО «Двойник ${manager}»`;
  for (const name of ['Анна Двойная', 'Яна Двойная'])
    await done(staff(manager)('POST', '/accounts', { body: { company, contact: { name } } }));
  const found = async () => (await done(staff(manager)('GET', '/duplicates?of=account')))['items'] as { id: string }[];
  const [pair] = await until('the pair is flagged', found, ({ length }) => length > 0);
  return String(pair?.id);
}

let own: Records;
let other: Records;

beforeAll(async () => {
  await reset();
  own = await recordsOf('anna');
  other = await recordsOf('boris');
});

const groups = [
  ['manager', 'anna'],
  ['marketer', 'marketer'],
  ['office', 'office'],
  ['director', 'director'],
  ['operator', 'operator'],
  ['head', 'head'], // last: what a head assigns changes whose it is
] as const;

/** For the names of the tests. */
const placeholders: Records = {
  lead: '{id}',
  queued: '{id}',
  deal: '{id}',
  task: '{id}',
  account: '{id}',
  person: '{id}',
  staff: '{id}',
  file: '{id}',
  merge: '{id}',
  duplicate: '{id}',
  registration: '{id}',
  webhook: '{id}',
  closing: '{id}',
  delivery: '{deliveryId}',
  drawing: '{id}',
  quote: '{id}',
  claim: '{id}',
  contract: '{id}',
  product: '{id}',
  letter: '{topic}/{letter}/{language}',
  offer: '{id}',
  campaign: '{id}',
  mailing: '{id}',
  basket: '{basket}',
  enrolment: '{id}',
  winBack: '{id}',
  purpose: '{purpose}',
  cost: '{id}',
  rival: '{id}',
  hypothesis: '{id}',
  review: '{id}',
  execution: '{machine}/{execution}',
  deadLetter: '{queue}/{id}',
  mistake: '{id}',
};

describe.each(groups)('a %s', (group, person) => {
  const client = staff(person);
  const rows = table.map(([request, may]) => [request[0], request[1](placeholders), request, may[group]] as const);
  const ask = async ([method, path, body]: Request, records: Records) =>
    kindOf((await client(method, path(records), { ...(body && { body: body(records) }) })).status, method);

  const denied = new Map<Request, Awaited<ReturnType<typeof ask>>>();
  beforeAll(async () => {
    const left = rows.flatMap(([, , request, may]) => (may === 'nobody' ? [request] : []));
    const asking = async (): Promise<void> => {
      for (let request = left.pop(); request; request = left.pop()) denied.set(request, await ask(request, own));
    };
    await Promise.all(Array.from({ length: inFlight }, asking)); // what is refused changes nothing, so they need not wait for each other
  });

  it.each(rows)('%s %s', async (_method, _path, request, may) => {
    if (may === 'nobody') {
      expect(denied.get(request)).toBe('denied'); // who may not see their own sees no other's
      return;
    }
    const [method, path] = request;
    const isList = method === 'GET' && path(other) === path(own); // is nobody's
    const once = ask(request, other); // who may see another's sees their own
    const [others, ours] = await Promise.all([once, isList || may === 'any' ? once : ask(request, own)]);
    expect({ others, ours }).toEqual({ others: answerFor(may, 'other'), ours: answerFor(may, 'own') });
  });
});

const inFlight = 6;

const answerFor = (may: Who, whose: 'own' | 'other'): 'taken' | 'denied' =>
  may === 'any' || may === whose ? 'taken' : 'denied';

/** A rule may refuse what the person may ask for: that is no denial. */
function kindOf(status: number, method: string): 'taken' | 'denied' | number {
  if (status === 401 || status === 403) return 'denied';
  if (status === 404 && method === 'DELETE') return 'taken'; // by who was asked before
  return [200, 201, 202, 409, 410, 422].includes(status) ? 'taken' : status;
}

it('the table above asks every route of the staff', () => {
  const asked = table.map(([[method, path]]) => `${method} ${path(placeholders).replace(/\?.*/, '')}`);
  const there = [
    ...adminRoutes,
    ...basketRoutes,
    ...campaignRoutes,
    ...customerRoutes,
    ...deskRoutes,
    ...documentsRoutes,
    ...figureRoutes,
    ...returnRoutes,
    ...planningRoutes,
    ...printingRoutes,
    ...integrationRoutes,
    ...operationsRoutes,
    ...salesRoutes,
  ].map(
    ({ method, path }) =>
      `${method} ${path.replace('{name}', method === 'GET' ? 'segments' : 'dealers').replace('{list}', 'cell-26')}`,
  );
  expect([...new Set(asked)].sort()).toEqual(there.sort());
});

describe('somebody who has not signed in', () => {
  it.each(table.map(([[method, path]]) => [method, path] as const))('%s: 401', async (method, path) => {
    expect((await nobody(method, path(own), method === 'GET' ? {} : { body: {} })).status).toBe(401);
  });

  it('cannot come in with a token that the pool did not sign', async () => {
    const answer = await nobody('GET', '/leads', { headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' } });
    expect(answer.status).toBe(401);
  });
});
