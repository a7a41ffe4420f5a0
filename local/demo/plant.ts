/** The demo plant at work in memory: everything it does goes through the rules and the commit of real use, at the instant its clock shows. */
import { v7 } from 'uuid';
import { seeds } from '../../settings/seeds.ts';
import { staff } from '../../settings/staff.ts';
import { MemoryPeople } from '../../shared/adapters/memory/people.ts';
import { MemoryRecords } from '../../shared/adapters/memory/records.ts';
import { addCompetitor, type NewCompetitor } from '../../shared/domain/competitors/change-competitor.ts';
import type { DealChanges } from '../../shared/domain/deals/changes.ts';
import type { Deal } from '../../shared/domain/deals/deal.ts';
import { moveDeal, type DealMove } from '../../shared/domain/deals/move.ts';
import { openDeal } from '../../shared/domain/deals/open.ts';
import { dealLost, dealMoveRecords } from '../../shared/domain/deals/records.ts';
import { editDeal, waitDeal } from '../../shared/domain/deals/work.ts';
import { runHypotheses } from '../../shared/domain/hypotheses/run-hypotheses.ts';
import { claimLead } from '../../shared/domain/leads/claim.ts';
import { applyLeadChanges } from '../../shared/domain/leads/details.ts';
import { type NewLead, prepareByHand } from '../../shared/domain/leads/enter-by-hand.ts';
import type { Touch } from '../../shared/domain/leads/lead.ts';
import { type LeadMove, moveLead } from '../../shared/domain/leads/move.ts';
import { disputeLead } from '../../shared/domain/leads/work.ts';
import type { Request } from '../../shared/domain/leads/receive.ts';
import { takeIn } from '../../shared/domain/leads/take-in.ts';
import { conversionRecords } from '../../shared/domain/leads/records.ts';
import type { Fact } from '../../shared/domain/facts/fact.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import { ringDue } from '../../shared/domain/pipeline/ring.ts';
import { nextAlarm } from '../../shared/domain/pipeline/standing.ts';
import { isLive } from '../../shared/domain/pipeline/where.ts';
import { addProduct, type NewProduct } from '../../shared/domain/products/edit-product.ts';
import { knowing } from '../../shared/domain/products/named.ts';
import { MemoryBuyers } from '../../shared/adapters/memory/buyers.ts';
import { MemoryFiles } from '../../shared/adapters/memory/files.ts';
import { askScoring } from '../../shared/domain/return/ask-scoring.ts';
import { scoreAccounts } from '../../shared/domain/return/score-accounts.ts';
import { scoringId } from '../../shared/domain/return/scoring-record.ts';
import { knownBuyer } from '../../shared/domain/purchases/buyer.ts';
import { purchaseId } from '../../shared/domain/purchases/purchase.ts';
import { type ToldPurchase, tellPurchase } from '../../shared/domain/purchases/tell-purchase.ts';
import type { Context } from '../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../shared/domain/records/decide.ts';
import type { Decision } from '../../shared/domain/records/plan.ts';
import type { Commit, RecordKind, RecordOf } from '../../shared/domain/records/records.ts';
import type { Secrets } from '../../shared/domain/secrets.ts';
import { policiesOf } from '../../shared/domain/settings/policy.ts';
import { type NewActivity, recordActivity } from '../../shared/domain/tasks/activity.ts';
import { finishTask } from '../../shared/domain/tasks/finish-task.ts';
import type { Random } from './random.ts';

/** What the demo is made of says so: the stream's consumers leave it alone. */
class DemoRecords extends MemoryRecords {
  readonly #watch: Watch;

  constructor(options: ConstructorParameters<typeof MemoryRecords>[0], watch: Watch) {
    super(options);
    this.#watch = watch;
  }

  override async commit(commit: Commit): Promise<readonly Fact[]> {
    const facts = await super.commit({ ...commit, origin: 'demo' });
    this.#watch(commit, facts);
    return facts;
  }
}

/** Sees every commit with its facts. */
type Watch = (commit: Commit, facts: readonly Fact[]) => void;

export type Extra = Pick<Touch, 'utm' | 'page' | 'referrer'> & { readonly verdict?: Request['verdict'] };

export class DemoPlant {
  readonly people: MemoryPeople;
  readonly records: DemoRecords;
  readonly #secrets: Secrets;
  #random: Random;
  readonly #policies: ReturnType<typeof policiesOf>;
  #now = '';

  constructor(secrets: Secrets, random: Random, watch: Watch = () => undefined) {
    this.#secrets = secrets;
    this.#random = random;
    const clock = { now: () => Promise.resolve(this.#now) };
    this.records = new DemoRecords({ clock, newId: () => this.newId(), wallNow: () => Date.parse(this.#now) }, watch);
    this.people = new MemoryPeople(clock);
    this.#policies = policiesOf(this.records, seeds);
  }

  /** Lets time pass: what rings on the way rings, in order. */
  async passTo(instant: string): Promise<void> {
    for (;;) {
      const due = this.#earliestAlarm(instant);
      if (due === undefined) break;
      this.#now = due.at;
      await ringDue(due.id, {
        records: this.records,
        policies: this.#policies,
        clock: { now: () => Promise.resolve(this.#now) },
        newId: () => this.newId(),
      });
    }
    this.#now = instant;
  }

  #earliestAlarm(upTo: string): { id: string; at: string } | undefined {
    const alarms = this.records.all.flatMap((record) => {
      if (record.kind !== 'lead' && record.kind !== 'deal') return [];
      const at = isLive(record) ? nextAlarm(record)?.at : undefined;
      return at !== undefined && at <= upTo ? [{ id: record.id, at }] : [];
    });
    return alarms.sort((a, b) => (a.at < b.at ? -1 : 1))[0];
  }

  newId(): string {
    const random = Uint8Array.from({ length: 16 }, () => this.#random.between(0, 255));
    return v7({ msecs: Date.parse(this.#now), random });
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<RecordOf<K>> {
    const record = await this.records.get(kind, id);
    if (!record) throw new Error(`the demo plant has no ${kind} ${id}`);
    return record;
  }

  async #decide<Result extends object>(
    by: Actor,
    decide: (context: Context) => Promise<Decision<Result>>,
  ): Promise<Result> {
    const context: Context = {
      by,
      at: this.#now,
      policy: await this.#policies.at(this.#now),
      newId: () => this.newId(),
    };
    return decideAndCommit(this.records, context, () => decide(context));
  }

  /** What somebody of the staff decides, committed. */
  decide<Result extends object>(who: string, decide: (context: Context) => Promise<Decision<Result>>): Promise<Result> {
    return this.#decide(actorOf(who), decide);
  }

  /** Starts and judges the hypotheses whose day has come. */
  async runHypotheses(): Promise<void> {
    const { failed } = await runHypotheses({
      ...{ records: this.records, journal: this.records, policies: this.#policies, newId: () => this.newId() },
      clock: { now: () => Promise.resolve(this.#now) },
      told: ({ error }) => {
        throw error;
      },
    });
    if (failed > 0) throw new Error('a hypothesis was not judged');
  }

  /** Puts companies into the register of competitors. */
  async compare(companies: readonly NewCompetitor[]): Promise<void> {
    for (const company of companies)
      await this.#decide(actorOf(head), (context) => Promise.resolve(addCompetitor(company, {}, context)));
  }

  /** Puts products into the register. */
  async make(products: readonly NewProduct[]): Promise<void> {
    for (const product of products)
      await this.#decide(actorOf(head), (context) =>
        Promise.resolve(addProduct(product, undefined, new Map(), context)),
      );
  }

  async receive(enquiry: NewLead, { verdict = { name: 'new' }, ...touch }: Extra = {}): Promise<string> {
    const by: Actor = { kind: 'public' };
    const received = await this.#decide(by, async (context) => {
      const { request, brought } = await prepareByHand(enquiry, context, this.#secrets);
      const full: Request = { ...request, verdict, touch: { ...request.touch, ...touch } };
      return { ok: true, ...(await takeIn({ request: full, brought }, this, context)) };
    });
    return received.leadId;
  }

  async claim(id: string, who: string): Promise<void> {
    await this.#decide(actorOf(who), async (context) =>
      claimLead(await this.get('lead', id), await this.records.get('desk', who), context),
    );
  }

  async contact(kind: 'lead' | 'deal', id: string, activity: Omit<NewActivity, 'subject'>): Promise<void> {
    const { owner = head } = await this.get(kind, id);
    await this.#decide(actorOf(owner), async (context) =>
      recordActivity(
        await this.get(kind, id),
        { ...activity, id: this.newId() },
        await this.records.get('desk', owner),
        context,
      ),
    );
  }

  /** @returns the id of the deal it was converted to, if it was */
  async moveLead(id: string, move: LeadMove, who?: string): Promise<string | undefined> {
    const { owner = head } = await this.get('lead', id);
    const { dealId } = await this.#decide(actorOf(who ?? owner), async (context) => {
      const lead = await this.get('lead', id);
      const { lead: changed } = applyLeadChanges(lead, move.changes);
      const desk = await this.records.get('desk', owner);
      return moveLead(lead, move, { desk, ...(await conversionRecords(changed, this.records)) }, context);
    });
    return dealId;
  }

  /** The marketer doubts a rejection. */
  async dispute(id: string): Promise<void> {
    await this.#decide(actorOf(marketer), async (context) => disputeLead(await this.get('lead', id), context));
  }

  async openDeal(accountId: string, process: Deal['process'], details: Pick<Deal, 'need' | 'lines'>): Promise<string> {
    const account = await this.get('account', accountId);
    const owner = account.owner ?? head;
    const { deal } = await this.#decide(actorOf(owner), (context) =>
      Promise.resolve({
        ok: true,
        ...openDeal({ origin: 'repeat', process, account, owner, details }, context),
      }),
    );
    return deal.id;
  }

  async moveDeal(id: string, move: DealMove, who?: string): Promise<void> {
    const { owner = head } = await this.get('deal', id);
    await this.#decide(actorOf(who ?? owner), async (context) => {
      const deal = await this.get('deal', id);
      const [found, lost] = await Promise.all([
        dealMoveRecords(deal, move.changes, this.records, context),
        dealLost(move, this.records),
      ]);
      const lines = [...deal.lines, ...(move.changes?.lines ?? [])];
      return moveDeal(deal, move, { ...found, ...lost }, await knowing(lines, this.records, context));
    });
  }

  async editDeal(id: string, changes: DealChanges, who: string): Promise<void> {
    await this.#decide(actorOf(who), async (context) => {
      const deal = await this.get('deal', id);
      return editDeal(deal, changes, await knowing(deal.lines, this.records, context));
    });
  }

  async waitDeal(id: string, until: string, reason: string): Promise<void> {
    const { owner = head } = await this.get('deal', id);
    await this.#decide(actorOf(owner), async (context) =>
      waitDeal(await this.get('deal', id), { until, reason }, context),
    );
  }

  /** An order that came past sales, told by the ERP. */
  async purchase(accountId: string, told: ToldPurchase): Promise<void> {
    const account = await this.get('account', accountId);
    await this.#decide({ kind: 'erp', id: 'signed' }, async (context) => {
      const id = purchaseId(context.policy.company.legalEntity, { number: told.orderNumber, on: told.orderDate });
      return tellPurchase(told, await this.records.get('purchase', id), knownBuyer(account), context);
    });
  }

  /** The night's scoring, with ids of its own: so all else happens as if there were none. */
  async score(ids: Random): Promise<void> {
    const others = this.#random;
    this.#random = ids;
    await scoreAccounts({
      records: this.records,
      buyers: new MemoryBuyers(this.records),
      files: new MemoryFiles(), // the last run, in the cloud, writes the lists
      clock: { now: () => Promise.resolve(this.#now) },
      policies: this.#policies,
      newId: () => this.newId(),
      isTimeUp: () => false,
    });
    this.#random = others;
  }

  /** Somebody wants all accounts to be scored now. */
  async askScoring(): Promise<void> {
    await this.#decide(actorOf(head), async (context) =>
      askScoring(await this.records.get('scoring', scoringId), context),
    );
  }

  /** Does whatever was still to be done for a lead or a deal; the review of a rejection ends with a verdict, and a dealer sold what they were given. */
  async finishTasks(subjectId: string, verdict: 'upheld' | 'overturned' = 'upheld'): Promise<void> {
    const open = this.records.all.flatMap((record) =>
      record.kind === 'task' && record.state.name === 'open' && record.subject.id === subjectId ? [record] : [],
    );
    for (const { id, subject, about } of open) {
      const outcome = reviews.includes(about) ? verdict : about === 'dealer-feedback' ? 'sold' : 'done';
      await this.#decide(actorOf(head), async (context) =>
        finishTask(await this.get('task', id), await this.get(subject.kind, subject.id), outcome, context),
      );
    }
  }
}

/** The tasks that ask whether a rejection was right. */
const reviews: readonly string[] = ['audit-rejection', 'disputed-rejection'];

const withGroup = (group: string): string => staff.find((member) => member.group === group)?.id ?? '';
export const head = withGroup('head');
export const office = withGroup('office');
export const marketer = withGroup('marketer');
export const director = withGroup('director');
export const managers = staff.filter(({ group }) => group === 'manager').map(({ id }) => id);

function actorOf(id: string): Actor {
  const member = staff.find((each) => each.id === id);
  if (!member) throw new Error(`nobody of the demo staff is ${id}`);
  return { kind: 'staff', id, groups: [member.group] };
}
