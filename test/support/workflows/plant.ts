/** A plant at work, in process: its records, its journal's stream, its workflows, and a clock that moves when told. */
import * as flagOverdue from '../../../functions/workflow/flag-overdue/contract.ts';
import { flagOverdue as runFlagOverdue } from '../../../functions/workflow/flag-overdue/handler.ts';
import * as look from '../../../functions/workflow/look/contract.ts';
import { look as runLook } from '../../../functions/workflow/look/handler.ts';
import * as nextGeneration from '../../../functions/workflow/next-generation/contract.ts';
import { startNextGeneration } from '../../../functions/workflow/next-generation/handler.ts';
import letterSeeds from '../../../letters/seeds.json' with { type: 'json' };
import * as mailPart from '../../../functions/workflow/mail-part/contract.ts';
import * as nextLetter from '../../../functions/workflow/next-letter/contract.ts';
import * as nextWinBackStep from '../../../functions/workflow/next-win-back-step/contract.ts';
import { seeds } from '../../../settings/seeds.ts';
import { MemoryBuyers } from '../../../shared/adapters/memory/buyers.ts';
import { MemoryFiles } from '../../../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../../../shared/adapters/memory/people.ts';
import { type MailingPart, mailPart as runMailPart } from '../../../shared/domain/campaigns/mail-part.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { follow } from '../../../shared/domain/pipeline/follow.ts';
import { type Mended, reconcile } from '../../../shared/domain/pipeline/reconcile.ts';
import { findStanding, type Pipelines, ringDue } from '../../../shared/domain/pipeline/ring.ts';
import { lettersOf } from '../../../shared/domain/refresh/letters.ts';
import { type Nurturing, nurture } from '../../../shared/domain/refresh/nurture.ts';
import { preparing } from '../../../shared/letters/prepare.ts';
import type { Context } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { NotYetVisible } from '../../../shared/domain/records/errors.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { policiesOf } from '../../../shared/domain/settings/policy.ts';
import type { Settings } from '../../../shared/domain/settings/settings.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { leadWinBack, type WinningBack } from '../../../shared/domain/win-backs/run.ts';
import { ofEachMachine } from '../domain/machines.ts';
import { RecordedOutbox } from '../domain/outbox.ts';
import { testSecrets } from '../domain/secrets.ts';
import { graphOfToday } from './committed-machine.ts';
import { CountingGuard } from './counting-guard.ts';
import { type FunctionName, type History, InProcessExecutions } from './in-process-executions.ts';
import { InterruptedRecords } from './interrupted-records.ts';
import { VirtualClock } from './virtual-clock.ts';

/** Something a person or another system does. */
export type Act = { readonly by: Actor; readonly decide: (records: Records, context: Context) => Promise<Decision> };

/** A Monday, 10:00 in Moscow. */
export const mondayAtTen = '2026-03-02T07:00:00.000Z';

export class Plant {
  readonly clock = new VirtualClock(mondayAtTen);
  readonly newId: () => string;
  readonly records: InterruptedRecords;
  readonly executions: InProcessExecutions;
  readonly people: MemoryPeople;
  readonly outbox = new RecordedOutbox();
  readonly files = new MemoryFiles();
  /** How many more letters the mail service takes just now. */
  letters = Infinity;
  /** How often the stream delivers each fact. */
  deliveries = 1;
  /** How many pages of an audience one part of a mailing goes through. */
  pagesAPart = 4;
  /** How a part of a mailing is run. */
  runPart = runMailPart;
  /** After how many turns what does not come to rest never will. */
  mostTurns = 5000;
  #pages = 0;
  /** While it is held, the stream delivers nothing. */
  streamIsHeld = false;
  #delivered = 0;
  /** How often the fact that is delivered now was. */
  #given = 0;
  readonly #guard = new CountingGuard(() => this.clock.ms);
  readonly #settings: Settings;
  readonly #before: { readonly task: FunctionName | 'park'; readonly act: () => Promise<unknown> }[] = [];

  constructor(settings: Settings = seeds) {
    this.#settings = settings;
    let issued = 0xa_0000_0001;
    this.newId = () => `00000000-0000-7000-8000-${(issued++).toString(16).padStart(12, '0')}`;
    this.records = new InterruptedRecords({ clock: this.clock, newId: this.newId, wallNow: () => this.clock.ms });
    this.people = new MemoryPeople(this.clock);
    this.executions = new InProcessExecutions({
      clock: this.clock,
      invoke: (name, payload) => this.#invoke(name, payload),
      park: async (ref, waiting, stage) => {
        await this.#interrupt('park');
        return this.records.park(ref, waiting, stage);
      },
    });
  }

  get #services(): MailingPart & WinningBack {
    const { records, clock, newId, people, outbox } = this;
    const letters = lettersOf(records, letterSeeds);
    const ways = { publicUrl: 'https://voronka.example', replyDomain: 'reply.voronka.example' };
    return {
      ...{ records, clock, newId, people, outbox, letters },
      buyers: new MemoryBuyers(records),
      files: this.files,
      pace: () => Promise.resolve((this.letters -= 1) >= 0),
      policies: policiesOf(records, this.#settings),
      secrets: testSecrets,
      pause: () => Promise.resolve(void (this.letters = 1)), // a second is over
      isTimeUp: () => (this.#pages += 1) % this.pagesAPart === 0,
      prepare: preparing({ people, secrets: testSecrets, letters, ways }),
    };
  }

  async #invoke(name: FunctionName, payload: unknown): Promise<unknown> {
    await this.#interrupt(name);
    return functions[name](payload, { ...this.#services, runPart: this.runPart });
  }

  /** Does something just before the next call of a function, or the next parking. A throw there is that task's failure. */
  beforeNext(task: FunctionName | 'park', act: () => Promise<unknown>): void {
    this.#before.push({ task, act });
  }

  /** The same before each of them from now on. */
  beforeEvery(task: FunctionName | 'park', act: () => Promise<unknown>): void {
    this.beforeNext(task, () => {
      this.beforeEvery(task, act);
      return act();
    });
  }

  async #interrupt(task: FunctionName | 'park'): Promise<void> {
    const place = this.#before.findIndex((each) => each.task === task);
    if (place >= 0) await this.#before.splice(place, 1)[0]?.act();
  }

  /** Commits what somebody does; the workflows have not heard of it yet. */
  async commits({ by, decide }: Act): Promise<void> {
    const at = await this.clock.now();
    const context: Context = { by, at, policy: await this.#services.policies.at(at), newId: this.newId };
    await decideAndCommit(this.records, context, () => decide(this.records, context));
  }

  /** Commits what somebody does, and lets the workflows follow. */
  async does(act: Act): Promise<void> {
    await this.commits(act);
    await this.settle();
  }

  /** Delivers what the stream holds and waits until every execution has parked or ended. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < this.mostTurns; turn += 1) {
      if (!this.executions.isBusy && !(await this.#deliverNext())) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error(`does not settle within ${String(this.mostTurns)} turns`);
  }

  async #deliverNext(): Promise<boolean> {
    const fact = this.records.facts[this.#delivered];
    if (fact === undefined || this.streamIsHeld) return false;
    try {
      for (; this.#given < this.deliveries; this.#given += 1) await this.deliver(fact);
    } catch (error) {
      if (error instanceof NotYetVisible) return true; // the stream gives it again, once the executions went on
      throw error;
    }
    this.#delivered += 1;
    this.#given = 0;
    return true;
  }

  /** Loses what the stream has not delivered yet. */
  forgetUndelivered(): void {
    this.#delivered = this.records.facts.length;
    this.#given = 0;
  }

  /** Delivers one fact, as the stream would. */
  deliver(fact: Fact): Promise<void> {
    return follow(fact, { records: this.records, executions: this.executions, clock: this.clock });
  }

  /** Lets time pass, with every wait that runs out on the way. */
  async passTo(instant: string): Promise<void> {
    const end = Date.parse(instant);
    await this.settle();
    for (let next = this.executions.nextTimeoutAt; next !== undefined && next <= end; ) {
      this.clock.moveTo(next);
      this.executions.runOut();
      await this.settle();
      next = this.executions.nextTimeoutAt;
    }
    this.clock.moveTo(end);
  }

  /** Rings what is due on a record, past its workflow. */
  async ring(id: string): Promise<void> {
    await ringDue(id, this.#services);
  }

  /** One run of the reconciler, which looks at what is older than 5 minutes; what it did, in numbers. */
  async reconcile(): Promise<Omit<Mended, 'deeds'>> {
    const { deeds: _, ...mended } = await reconcile({
      ...this.#services,
      executions: this.executions,
      guard: this.#guard,
      definitions: ofEachMachine(() => graphOfToday),
      wallNow: () => this.clock.ms,
      minimumAgeSeconds: 300,
    });
    await this.settle();
    return mended;
  }

  /** @throws when there is no such lead or deal */
  async find(id: string): Promise<Lead | Deal> {
    const record = await findStanding(this.records, id);
    if (record?.kind !== 'lead' && record?.kind !== 'deal') throw new Error(`there is no lead or deal ${id}`);
    return record;
  }

  async stageOf(id: string): Promise<string> {
    return (await this.find(id)).stage.name;
  }

  /** The tasks people were given about a record, the oldest first: what about, for whom, by when. */
  tasksAbout(id: string): Pick<Task, 'about' | 'assignee' | 'dueAt'>[] {
    return this.records.all.flatMap((record) =>
      record.kind === 'task' && record.subject.id === id
        ? [
            {
              about: record.about,
              dueAt: record.dueAt,
              ...(record.assignee !== undefined && { assignee: record.assignee }),
            },
          ]
        : [],
    );
  }

  /** What the journal says of a record. */
  factsAbout(id: string): string[] {
    return this.records.facts.flatMap(({ subject, type }) => (subject.id === id ? [type] : []));
  }

  /** What the execution of a record's generation went through. */
  history(id: string, generation = 1): History {
    return this.executions.history(`${id}-${String(generation)}`);
  }

  close(): void {
    this.executions.close();
  }
}

/** The functions as deployed: what comes in and goes out passes their contracts. */
const functions = {
  look: async (payload: unknown, services: Pipelines) =>
    look.Output.parse(await runLook(look.Input.parse(payload), services)),
  'flag-overdue': async (payload: unknown, services: Pipelines) =>
    flagOverdue.Output.parse(await runFlagOverdue(flagOverdue.Input.parse(payload), services)),
  'next-generation': async (payload: unknown, services: Pipelines) =>
    nextGeneration.Output.parse(await startNextGeneration(nextGeneration.Input.parse(payload), services)),
  'next-letter': async (payload: unknown, services: Nurturing) => {
    const { id, generation } = nextLetter.Input.parse(payload);
    return nextLetter.Output.parse(await nurture(id, generation, services));
  },
  'next-win-back-step': async (payload: unknown, services: WinningBack) => {
    const { id, generation } = nextWinBackStep.Input.parse(payload);
    return nextWinBackStep.Output.parse(await leadWinBack(id, generation, services));
  },
  'mail-part': async (payload: unknown, { runPart, ...services }: MailingPart & Pick<Plant, 'runPart'>) => {
    const { id, generation } = mailPart.Input.parse(payload);
    return mailPart.Output.parse(await runPart(id, generation, services));
  },
} as const;
