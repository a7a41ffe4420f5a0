/**
 * A mailing in memory, on a virtual clock, from its start to its end: the product’s own parts and workflow, at the rate of an
 * account, while its function is killed as it writes and sends, and its execution fails and is started anew.
 */
import { type Random, randomOf } from '../local/demo/random.ts';
import { mailPart, type MailingPart } from '../shared/domain/campaigns/mail-part.ts';
import type { Mailing } from '../shared/domain/campaigns/mailing.ts';
import type { Where } from '../shared/domain/executions.ts';
import type { OutgoingMail, Sending } from '../shared/domain/refresh/outbox.ts';
import { campaignsOf, mailingsOf, mails, plans, writesSpring } from '../test/support/workflows/campaign-acts.ts';
import { CountingGuard } from '../test/support/workflows/counting-guard.ts';
import { Plant } from '../test/support/workflows/plant.ts';
import { Hazards, TableMeter } from './mailing-hazards.ts';
import { type Reader, readersOf } from './mailing-readers.ts';
import { befalls, peopled } from './mailing-world.ts';
import { lifeOf } from './mortal.ts';

/** The rate of an account that has just left the sandbox of SES. */
export const perSecond = 14;
/** As long as the deployed function works, and pauses. */
const [workMs, pauseMs] = [20_000, 200];
/** How often the reconciler runs, and when the mailing should long have ended. */
const [stepMs, mostMs] = [900_000, 14 * 86_400_000];
/** A letter is marked and sent, and its answer kept; not everybody gets one. */
const writesAReader = 2.3;

/** What the mail service was given, and what it said. */
export type Given = {
  readonly letterId: string;
  readonly to: string;
  readonly at: string;
  readonly did: Sending['did'];
};

export type Asked = { readonly count: number; readonly kills: number; readonly seed: number };

export class MailingPlay {
  readonly plant = new Plant();
  readonly readers: readonly Reader[];
  readonly given: Given[] = [];
  /** How many facts there were when something befell a reader. */
  readonly befell = new Map<string, number>();
  /** When the function was killed. */
  readonly killedAt: number[] = [];
  readonly tables = new TableMeter();
  readonly hazards: Hazards;
  parts = 0;
  readonly #random: Random;
  readonly #guard = new CountingGuard(() => this.plant.clock.ms);
  /** Those whom something will befall, the first of them in front. */
  readonly #coming: Reader[];
  readonly #faults: unknown[] = [];
  #marks: ReadonlyMap<string, number> | undefined;
  #asleep: { readonly until: number; readonly wake: () => void }[] = [];

  constructor({ count, kills, seed }: Asked) {
    this.#random = randomOf(seed);
    this.readers = readersOf(count, seed, (count / perSecond) * 1000);
    this.#coming = this.readers.filter(({ meanwhile }) => meanwhile).toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
    this.hazards = new Hazards(this.#random, kills, count * writesAReader);
    this.plant.mostTurns = Infinity;
    this.plant.runPart = (id, generation, services) => this.#part(id, generation, services);
  }

  get mailing(): Mailing {
    const [mailing] = mailingsOf(this.plant);
    if (!mailing) throw new Error('there is no mailing');
    return mailing;
  }

  /** In which place of the journal each letter was marked. */
  get marks(): ReadonlyMap<string, number> {
    this.#marks ??= new Map(this.#markedAt());
    return this.#marks;
  }

  *#markedAt(): Generator<[string, number]> {
    for (const [place, { type, subject }] of this.plant.records.facts.entries())
      if (type === 'LetterMarked') yield [subject.id, place];
  }

  /** Entered in all its executions. */
  get states(): string[] {
    const { id, generation } = this.mailing;
    return Array.from({ length: generation }, (_, n) => this.plant.history(id, n + 1).visited).flat();
  }

  /** @throws when it does not end within two weeks, or when a part fails that nobody has killed */
  async run(): Promise<void> {
    const { plant } = this;
    await plant.does(writesSpring());
    await peopled(plant, this.readers);
    await plant.does(plans());
    await plant.does(mails(campaignsOf(plant)[0]?.id ?? ''));
    const until = plant.clock.ms + mostMs;
    while (this.mailing.stage.name === 'running') {
      if (this.#faults.length > 0) throw new AggregateError(this.#faults, 'a part failed that nobody has killed');
      if (plant.clock.ms > until) throw new Error('the mailing does not end');
      await plant.passTo(new Date(plant.clock.ms + stepMs).toISOString());
      await this.#happen();
      await plant.reconcile();
    }
    plant.close();
  }

  async #part(id: string, generation: number, services: MailingPart): Promise<Where> {
    this.parts += 1;
    const endsAt = this.plant.clock.ms + workMs;
    const { died, mortal } = lifeOf((method, args) => {
      this.tables.count(method, args);
      const fate = this.hazards.fate(method, args);
      if (fate !== 'lives') this.killedAt.push(this.plant.clock.ms);
      return fate;
    });
    const { records, people, policies, prepare } = services;
    const work = mailPart(id, generation, {
      ...services,
      ...{ records: mortal(records), people: mortal(people), policies: mortal(policies) },
      outbox: mortal({ send: (mail: OutgoingMail) => this.#send(mail) }),
      ...mortal({ prepare, pace: () => this.#pace(), pause: () => this.#sleep(pauseMs) }),
      isTimeUp: () => this.plant.clock.ms > endsAt,
    });
    work.catch((error: unknown) => this.#faults.push(error));
    return Promise.race([work, died]);
  }

  #pace = async (): Promise<boolean> => (await this.#guard.hit('letters', 1)) <= perSecond;

  async #send({ to, tags }: OutgoingMail): Promise<Sending> {
    const sending = saidBy(this.#random.next());
    this.given.push({ letterId: tags['letter'] ?? '', to, at: await this.plant.clock.now(), did: sending.did });
    return sending;
  }

  /** Time passes when everybody waits for it. */
  #sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      if (this.#asleep.length === 0) setImmediate(() => void this.#wakeNext());
      this.#asleep.push({ until: this.plant.clock.ms + ms, wake });
    });
  }

  async #wakeNext(): Promise<void> {
    this.plant.clock.moveTo(Math.min(...this.#asleep.map(({ until }) => until)));
    await this.#happen();
    const awake = this.#asleep.filter(({ until }) => until <= this.plant.clock.ms);
    this.#asleep = this.#asleep.filter(({ until }) => until > this.plant.clock.ms);
    if (this.#asleep.length > 0) setImmediate(() => void this.#wakeNext());
    for (const { wake } of awake) wake();
  }

  /** Whatever was to befall somebody by now. */
  async #happen(): Promise<void> {
    const now = await this.plant.clock.now();
    for (let [next] = this.#coming; next && dueOf(next) <= now; [next] = this.#coming) {
      this.#coming.shift();
      this.befell.set(next.personId, this.plant.records.facts.length);
      await befalls(this.plant, next);
    }
  }
}

const dueOf = ({ meanwhile }: Reader): string => meanwhile?.at ?? '';

/** Of a hundred letters the mail service refuses one, and of another one nobody learns whether it left. */
function saidBy(chance: number): Sending {
  if (chance < 0.01) return { did: 'refused', why: 'TooManyRequestsException' };
  if (chance < 0.02) return { did: 'unknown', why: 'TimeoutError' };
  return { did: 'sent', messageId: `message-${String(chance)}` };
}
