/** Two requests of one person, worked by Anna, and everything that can happen to them in the baskets: letters follow at once. */
import { finishTask } from '../../../functions/api/desk/finish-task/route.ts';
import letterSeeds from '../../../letters/seeds.json' with { type: 'json' };
import { contactKeysOf } from '../../../shared/domain/leads/enter-by-hand.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import type { LeadMove } from '../../../shared/domain/leads/move.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import { contextOf } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { change } from '../../../shared/domain/records/plan.ts';
import type { Enrolment } from '../../../shared/domain/refresh/enrolment.ts';
import { type LetterSeeds, lettersOf } from '../../../shared/domain/refresh/letters.ts';
import { type Nurturing, nurture } from '../../../shared/domain/refresh/nurture.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { preparing } from '../../../shared/letters/prepare.ts';
import { areaInMemory, callWith } from '../cloud/area-in-memory.ts';
import { asks, calls, claims, movesLead, qualified } from '../workflows/lead-acts.ts';
import type { Act } from '../workflows/plant.ts';
import { anna } from '../workflows/staff.ts';
import { RecordedOutbox } from './outbox.ts';
import { idOf } from './contexts.ts';

export const [one, another] = [idOf(0xb01), idOf(0xb02)];
const email = 'ivan@customer.example';
const dayMs = 86_400_000;

/** @default agreed, with every letter of the release */
type Beginning = { readonly agrees?: boolean; readonly written?: LetterSeeds };

export class BasketWorld {
  readonly area = areaInMemory();
  readonly outbox = new RecordedOutbox();
  readonly #written: LetterSeeds;

  private constructor(written: LetterSeeds) {
    this.#written = written;
  }

  /** A world in which both requests are at `mql`. */
  static async begun({ agrees = true, written = letterSeeds }: Beginning = {}): Promise<BasketWorld> {
    const world = new BasketWorld(written);
    const [contactKey = ''] = await contactKeysOf({ email }, world.area.secrets);
    for (const id of [one, another]) {
      await world.does(asks(id, { details: { segment: 'developer', company: 'Завод' }, contactKey }));
      await world.does(claims(anna, id));
      await world.does(calls(anna, id));
    }
    const { id } = await world.person();
    await world.area.people.put([{ kind: 'contacts', of: id, id, value: { name: 'Иван Примеров', email } }]);
    if (agrees)
      await world.changesPerson({ consents: { marketing: { ...consent, at: await world.area.clock.now() } } });
    return world;
  }

  get #nurturing(): Nurturing {
    const { people, secrets, records } = this.area;
    const letters = lettersOf(records, this.#written);
    const ways = { publicUrl: 'https://voronka.example' };
    const prepare = preparing({ people, secrets, letters, ways });
    return { ...this.area, letters, prepare, outbox: this.outbox, pace: () => Promise.resolve(true) };
  }

  /** Commits what somebody does, and decides every enrolment that runs. */
  async does({ by, decide }: Act): Promise<void> {
    const { records } = this.area;
    const context = await contextOf(by, this.area);
    await decideAndCommit(records, context, () => decide(records, context));
    await this.nurtures();
  }

  async nurtures(): Promise<void> {
    for (const { id, generation } of this.enrolments().filter(({ stage }) => stage.name === 'running'))
      await nurture(id, generation, this.#nurturing);
  }

  /** Days go by, each enrolment decided when its time comes. */
  async passes(days: number): Promise<void> {
    const end = this.area.clock.ms + days * dayMs;
    for (let at = this.#nextLook(); at <= end; at = this.#nextLook()) {
      this.area.clock.moveTo(at);
      await this.nurtures();
    }
    this.area.clock.moveTo(end);
  }

  #nextLook(): number {
    return Math.min(...this.enrolments().flatMap(({ alarms }) => alarms.map(({ at }) => Date.parse(at))));
  }

  moves = (id: string, move: LeadMove, by: Actor = anna): Promise<void> => this.does(movesLead(by, id, move));

  parks = (id: string, basket: Enrolment['basket'], wakeUpAt?: string): Promise<void> =>
    this.moves(id, {
      ...{ to: 'parked', basket, changes: { criteria: qualified.criteria } },
      ...(wakeUpAt !== undefined && { wakeUpAt }),
    });

  /** As some other part of the product would. */
  async changesPerson(fields: Partial<Person>): Promise<void> {
    const person = await this.person();
    const after = { ...person, ...fields, version: person.version + 1 };
    const plan = change(person, after, { type: 'PersonEdited', data: { fields: ['role'] } });
    await this.does({ by: anna, decide: () => Promise.resolve({ ok: true, plan }) });
  }

  /** Finishes a task over the API: the code of the refusal, if it is one. */
  async finishes(taskId: string, answer: { outcome?: string; wakeUpOn?: string } = {}): Promise<string | undefined> {
    try {
      await finishTask({ id: taskId, ...answer }, this.area, callWith({}, { by: anna }));
    } catch (error) {
      if (error instanceof Problem) return error.details.code;
      throw error;
    }
    await this.nurtures();
    return undefined;
  }

  async lead(id: string): Promise<Lead> {
    const lead = await this.area.records.get('lead', id);
    if (!lead) throw new Error(`there is no lead ${id}`);
    return lead;
  }

  async person(): Promise<Person> {
    const person = await this.area.records.get('person', (await this.lead(one)).personId);
    if (!person) throw new Error('there is nobody');
    return person;
  }

  enrolments = (): Enrolment[] => this.area.records.all.filter((record) => record.kind === 'enrolment');

  /** The one a lead stands on in its basket. */
  async enrolmentOf(id: string): Promise<Enrolment | undefined> {
    const { stage } = await this.lead(id);
    return stage.name === 'parked' ? this.enrolments().find((each) => each.id === stage.enrolmentId) : undefined;
  }

  openTasks = (id: string): Task[] =>
    this.area.records.all.filter(
      (record): record is Task => record.kind === 'task' && record.subject.id === id && record.state.name === 'open',
    );

  /** The names of the letters that were sent. */
  sent = (): (string | undefined)[] => this.outbox.given.map(({ tags }) => tags['step']);
}

export const consent = { textVersion: '1', evidenceId: idOf(0xed) } as const;
