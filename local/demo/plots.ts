/** What becomes of each lead and deal of the demo plant: ages are working days before now. */
import type { LeadMove } from '../../shared/domain/leads/move.ts';
import type { DealPlot } from './deal-stories.ts';
import { type Asking, type Enquiry, enquiryOf } from './enquiries.ts';
import type { LeadPlot, LeadTurn } from './lead-stories.ts';
import { managers } from './plant.ts';
import type { Random } from './random.ts';
import { workingDayBefore } from './when.ts';

const sources = ['site', 'tilda', 'typeform', 'google-ads', 'exhibition', 'phone', 'referral', 'tender'] as const;
const segments: readonly Enquiry['segment'][] = ['industrial', 'developer', 'dealer', 'individual'];
const projectSegments: readonly Enquiry['segment'][] = ['industrial', 'developer', 'individual'];

type Turn = NonNullable<DealPlot['turns']>[number];
const lost = (age: number, reason: string, competitor?: string): Turn => ({
  age,
  move: { to: 'lost', reason, ...(competitor !== undefined && { competitor }) },
});

/** Who asks, where not a person and a company of their own. */
type Asked = { readonly segment?: Enquiry['segment']; readonly asks?: Asking };

/** Deals that came from a lead. */
const dealPlots: readonly (DealPlot & Asked)[] = [
  { process: 'project', to: 'new-deal', age: 0 },
  { process: 'project', to: 'send-quote', age: 1 },
  { process: 'dealer-order', to: 'agree-price', age: 4 },
  { process: 'project', to: 'production-ordered', age: 12 },
  { process: 'project', to: 'shipped', age: 460 },
  { process: 'dealer-order', to: 'shipped', age: 430 },
  { process: 'project', to: 'shipped', age: 390, segment: 'industrial', asks: { firm: 90 } },
  { process: 'dealer-order', to: 'shipped', age: 350 },
  { process: 'project', to: 'shipped', age: 310 },
  { process: 'dealer-order', to: 'shipped', age: 270 },
  { process: 'project', to: 'shipped', age: 230, segment: 'industrial', asks: { person: 94 } },
  { process: 'project', to: 'shipped', age: 190, segment: 'industrial', asks: { firm: 90 } },
  { process: 'project', to: 'shipped', age: 150, discountPercent: 15 },
  { process: 'dealer-order', to: 'shipped', age: 110 },
  { process: 'project', to: 'shipped', age: 75 },
  { process: 'project', to: 'shipped', age: 40 },
  { process: 'project', to: 'shipped', age: 6 },
  { process: 'project', to: 'new-deal', age: 210, turns: [lost(209, 'no-answer')] },
  { process: 'project', to: 'send-quote', age: 170, turns: [lost(169, 'lead-time')] },
  { process: 'project', to: 'discuss-terms', age: 330, turns: [lost(329, 'specification')] },
  { process: 'project', to: 'agree-price', age: 120, turns: [lost(117, 'price')] },
  { process: 'project', to: 'agree-price', age: 60, turns: [lost(56, 'competitor', 'never-was-drives')] },
  {
    process: 'project',
    to: 'production-ordered',
    age: 200,
    turns: [{ age: 194, move: { to: 'cancelled', reason: 'customer-refused' } }],
  },
  {
    process: 'project',
    to: 'agree-price',
    age: 30,
    turns: [{ age: 29, move: { to: 'parked', basket: 'no-money' } }],
  },
];

/** Deals of customers who came again. */
export const repeatPlots: readonly DealPlot[] = [
  { process: 'dealer-order', to: 'new-deal', age: 0 },
  { process: 'project', to: 'discuss-terms', age: 1 },
  { process: 'project', to: 'discuss-terms', age: 2 },
  { process: 'project', to: 'agree-price', age: 5, waits: 8 },
  { process: 'project', to: 'agree-price', age: 2, discountPercent: 12 },
  { process: 'dealer-order', to: 'payment-received', age: 1 },
  { process: 'project', to: 'payment-received', age: 1 },
  { process: 'project', to: 'production-ordered', age: 8 },
  { process: 'dealer-order', to: 'production-ordered', age: 3 },
  { process: 'project', to: 'shipped', age: 4 },
  { process: 'dealer-order', to: 'shipped', age: 240 },
  { process: 'project', to: 'shipped', age: 95 },
  { process: 'project', to: 'discuss-terms', age: 90, turns: [lost(89, 'specification')] },
  { process: 'project', to: 'agree-price', age: 40, turns: [lost(36, 'terms')] },
  {
    process: 'project',
    to: 'agree-price',
    age: 45,
    turns: [lost(37, 'price'), { age: 4, move: { to: 'agree-price' } }],
  },
  {
    process: 'project',
    to: 'send-quote',
    age: 70,
    turns: [
      { age: 69, move: { to: 'parked', basket: 'account' } },
      { age: 1, move: { to: 'send-quote' } },
    ],
  },
];

/** A lead that left the work, and perhaps came back to it: each turn with its age. */
const turned = (...turns: readonly [LeadTurn, ...LeadTurn[]]) => ({ to: 'closed', turns }) as const;
const rejected = (age: number): LeadTurn => ({ age, move: { to: 'rejected' } });
const reopened = (age: number): LeadTurn => ({ age, move: { to: 'mql' } });
const disputed = (age: number): LeadTurn => ({ age, disputed: true });
const overturned = (age: number): LeadTurn => ({ age, overturned: true });
const parked = (age: number, basket: NonNullable<LeadMove['basket']>): LeadTurn => ({
  age,
  move: { to: 'parked', basket },
});
const toDealer = (age: number, dealer: string): LeadTurn => ({ age, move: { to: 'handed-to-dealer', dealer } });

/** A plot still without its enquiry. */
type Bare<Plot> = Plot extends LeadPlot ? Omit<Plot, 'enquiry' | 'owner'> & Asked : never;

/** Leads that did not become deals. */
const idlePlots = (now: string): readonly Bare<LeadPlot>[] => [
  turned(rejected(506)),
  turned(rejected(450)),
  { to: 'held', as: 'spam', age: 420 },
  turned(parked(400, 'account')),
  turned(toDealer(380, 'ural-automation')),
  turned(rejected(340)),
  { to: 'held', as: 'spam', age: 300 },
  turned(parked(290, 'needs')),
  turned(rejected(275)),
  turned(toDealer(245, 'siberia-drives')),
  turned(rejected(225)),
  { to: 'held', as: 'unreadable', age: 210 },
  turned(rejected(200), disputed(199), overturned(197), toDealer(195, 'ural-automation')),
  turned(parked(185, 'no-money')),
  { to: 'held', as: 'spam', age: 150 },
  turned(rejected(140)),
  turned(toDealer(130, 'siberia-drives')),
  turned(rejected(105)),
  turned(parked(95, 'account')),
  turned(rejected(75)),
  turned(rejected(64), reopened(50), parked(47, 'needs')),
  { to: 'held', as: 'unreadable', age: 60 },
  turned(parked(48, 'needs')),
  turned(toDealer(40, 'ural-automation'), reopened(2)),
  turned({ age: 28, move: { to: 'parked', basket: 'time', wakeUpAt: workingDayBefore(now, -40) } }),
  { to: 'held', as: 'spam', age: 26 },
  turned(rejected(3), disputed(1)),
  { to: 'contacted', age: 2, segment: 'industrial', asks: { person: 91, product: 'drive-7' }, again: true },
  { to: 'contacted', age: 1, segment: 'developer', asks: { person: 92, product: 'sensor-t10' } },
  { to: 'contacted', age: 1, segment: 'developer', asks: { person: 93, product: 'drive-45' } },
  { to: 'ready', age: 0 },
  { to: 'claimed' },
  { to: 'held', as: 'new', age: 0, segment: 'industrial' },
  { to: 'held', as: 'new', age: 0, segment: 'individual', again: true },
  { to: 'held', as: 'new', age: 0, segment: 'industrial', asks: { person: 91, product: 'controller-c8' } }, // linked to that one’s drives
  { to: 'held', as: 'new', age: 0, segment: 'developer', asks: { person: 92, phoneOf: 93, product: 'cabinet' } }, // of two people
  { to: 'held', as: 'new', age: 0, segment: 'industrial', asks: { person: 94 } }, // a customer
  { to: 'held', as: 'new', age: 0, segment: 'dealer' },
];

/** Every lead with who asks, about what and whose it becomes: a company's leads are all one manager's, dealers' all one's. */
export function leadPlots(now: string, random: Random): LeadPlot[] {
  const idle = idlePlots(now).map((plot, n) => ({ segment: segments[n % segments.length], ...plot }));
  const dealt = dealPlots.map(({ segment, asks = {}, ...deal }, n) => ({
    to: 'deal',
    deal,
    asks,
    segment: segment ?? (deal.process === 'dealer-order' ? 'dealer' : projectSegments[n % projectSegments.length]),
  }));
  return [...idle, ...dealt].map(({ segment = 'industrial', asks = {}, ...plot }, n) => {
    const firm = asks.firm ?? asks.person ?? n + 1;
    return {
      ...plot,
      enquiry: enquiryOf(n + 1, segment, sources[n % sources.length] ?? 'site', random, asks),
      owner: segment === 'dealer' ? managers[2] : managers[firm % managers.length],
    } as LeadPlot; // put together from the tables above
  });
}
