/** The stories of leads at the demo plant; that of a converted one goes on with its deal. */
import { seeds } from '../../settings/seeds.ts';
import type { LeadMove } from '../../shared/domain/leads/move.ts';
import { type DealPlot, dealSteps, dealStory } from './deal-stories.ts';
import type { Enquiry } from './enquiries.ts';
import { hours, type Story, tidyUp, type World } from './story.ts';
import { instantAgo } from './when.ts';

/** One turn of a lead that left the work, so many working days before now: a move, the marketer's doubt, or the head's answer. */
export type LeadTurn = { readonly age: number } & (
  | { readonly move: LeadMove }
  | { readonly disputed: true }
  | { readonly overturned: true }
);

/** How a lead goes on; `again`: the same person asks the same once more. */
export type LeadPlot = { readonly enquiry: Enquiry; readonly owner: string; readonly again?: true } & (
  | { readonly to: 'held'; readonly as: 'new' | 'spam' | 'unreadable'; readonly age: number }
  | { readonly to: 'claimed' }
  | { readonly to: 'contacted'; readonly age: number }
  | { readonly to: 'ready'; readonly age: number }
  | { readonly to: 'closed'; readonly turns: readonly [LeadTurn, ...LeadTurn[]] }
  | { readonly to: 'deal'; readonly deal: DealPlot }
);

const criteriaOf = (segment: string): readonly string[] =>
  seeds.segments.find(({ id }) => id === segment)?.criteria ?? [];
const allTarget = (segment: string) => Object.fromEntries(criteriaOf(segment).map((id) => [id, 'target'] as const));

export function leadStory(plot: LeadPlot, world: World): Story {
  switch (plot.to) {
    case 'held':
      return heldStory(plot, world);
    case 'claimed':
      return claimedStory(plot, world);
    case 'contacted':
      return contactedStory(plot, world);
    case 'closed':
      return closedStory(plot, world);
    case 'ready':
      return readyStory(plot, world);
    case 'deal':
      return convertedStory(plot, world);
  }
}

type PlotTo<To extends LeadPlot['to']> = Extract<LeadPlot, { to: To }>;
type Telling = AsyncGenerator<string, string>;

async function* heldStory({ enquiry, as, age, again }: PlotTo<'held'>, world: World): Story {
  yield instantAgo(world.now, age, hours.received);
  await world.plant.receive(newLead(enquiry), { ...touchOf(enquiry), ...heldAs(as) });
  if (again) yield* askAgain(enquiry, age, world);
}

/** Nobody has called back yet, or the answer raised a question: the form once more, a while later. */
async function* askAgain(enquiry: Enquiry, age: number, { plant, now }: World): Story {
  yield instantAgo(now, age, hours.askedAgain);
  await plant.receive({ ...newLead(enquiry), source: 'site' }, { page: 'https://plant.example/contacts' });
}

async function* claimed({ enquiry, owner }: LeadPlot, age: number, { plant, now }: World): Telling {
  yield instantAgo(now, age, hours.received);
  const id = await plant.receive(newLead(enquiry), touchOf(enquiry));
  yield instantAgo(now, age, hours.claimed);
  await plant.claim(id, owner);
  return id;
}

async function* contacted(plot: LeadPlot, age: number, world: World): Telling {
  const id = yield* claimed(plot, age, world);
  yield instantAgo(world.now, age, hours.contacted);
  await world.plant.contact('lead', id, { channel: 'call', direction: 'out', result: 'talked' });
  return id;
}

/** Contacted some days before, and now known well enough to decide. */
async function* qualified(plot: LeadPlot, age: number, world: World): Telling {
  const id = yield* contacted(plot, age + world.random.between(1, 3), world);
  yield instantAgo(world.now, age, hours.qualified);
  await world.plant.finishTasks(id);
  return id;
}

async function* claimedStory(plot: PlotTo<'claimed'>, world: World): Story {
  yield* claimed(plot, 0, world);
}

async function* contactedStory(plot: PlotTo<'contacted'>, world: World): Story {
  yield* contacted(plot, plot.age, world);
  if (plot.again) yield* askAgain(plot.enquiry, plot.age, world);
}

async function* closedStory({ turns, ...plot }: PlotTo<'closed'>, world: World): Story {
  const { plant, now } = world;
  const id = yield* qualified({ ...plot, turns }, turns[0].age, world);
  for (const turn of turns) {
    yield instantAgo(now, turn.age, hours.qualified);
    await plant.finishTasks(id, 'overturned' in turn ? 'overturned' : 'upheld');
    if ('disputed' in turn) await plant.dispute(id);
    if ('move' in turn) await plant.moveLead(id, { ...turn.move, ...answers(turn.move, plot.enquiry, world) });
  }
  yield* tidyUp(id, Math.min(...turns.map(({ age }) => age)), world);
}

/** To park, the criteria are answered; to reject, one of them failed. */
function answers({ to }: LeadMove, { segment }: Enquiry, { random }: World): Partial<LeadMove> {
  if (to === 'parked') return { changes: { criteria: allTarget(segment) } };
  return to === 'rejected' ? { criterion: random.pick(criteriaOf(segment)) } : {};
}

const toSql = ({ enquiry: { segment, need, taxId } }: LeadPlot, more: LeadMove['changes'] = {}): LeadMove => ({
  to: 'sql',
  changes: { criteria: allTarget(segment), need, ...(taxId !== undefined && { taxId }), ...more },
});

/** Ready to buy, but the checksum of its tax id is wrong: the robot cannot open an account and asks a person. */
async function* readyStory(plot: PlotTo<'ready'>, world: World): Story {
  const id = yield* qualified(plot, plot.age, world);
  await world.plant.moveLead(id, toSql(plot, { taxId: '7700000001' }));
}

/** Through the form, the claim and the conversion to wherever its deal goes. */
export async function* convertedStory(plot: PlotTo<'deal'>, world: World): Story {
  const steps = dealSteps(plot.deal, world);
  const id = yield* qualified(plot, steps[0]?.age ?? 0, world);
  const dealId = await world.plant.moveLead(id, toSql(plot));
  if (dealId === undefined) throw new Error(`lead ${id} was not converted`);
  yield* dealStory(dealId, steps, world);
}

const newLead = ({ source, name, email, phone, company, segment, region, product, productGroup, need }: Enquiry) => ({
  source,
  name,
  email,
  phone,
  segment,
  region,
  product,
  productGroup,
  message: need,
  ...(company !== undefined && { company }),
});

const touchOf = ({ campaign, productGroup }: Enquiry) =>
  campaign === undefined
    ? {}
    : {
        utm: { source: 'yandex', medium: 'cpc', campaign },
        page: `https://plant.example/${productGroup}`,
        referrer: 'https://search.example/',
      };

const heldAs = (as: PlotTo<'held'>['as']) => {
  if (as === 'new') return {};
  return as === 'spam'
    ? { verdict: { name: 'spam' as const, signs: ['links', 'no-company'] } }
    : { verdict: { name: 'unreadable' as const, cause: 'neither the e-mail nor the phone can be one' } };
};
