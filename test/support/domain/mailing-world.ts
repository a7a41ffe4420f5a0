/** A mailing and its readers in stores in memory, with a mail service that writes down what it was given. */
import { MemoryFiles } from '../../../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../../../shared/adapters/memory/people.ts';
import { seeds } from '../../../settings/seeds.ts';
import { type MailingPart, mailPart } from '../../../shared/domain/campaigns/mail-part.ts';
import type { Mailing } from '../../../shared/domain/campaigns/mailing.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { AnyRecord } from '../../../shared/domain/records/records.ts';
import type { About } from '../../../shared/domain/refresh/send-letter.ts';
import { policiesOf } from '../../../shared/domain/settings/policy.ts';
import { InterruptedRecords } from '../workflows/interrupted-records.ts';
import { robot } from './actors.ts';
import { mailingWith } from './campaigns.ts';
import { contextOf, idOf, monday } from './contexts.ts';
import { leadAt, personWith } from './leads.ts';
import { RecordedOutbox } from './outbox.ts';
import { testSecrets } from './secrets.ts';
import { put, ToldClock } from './stores.ts';

const consents = { marketing: { textVersion: '1', at: monday, evidenceId: idOf(9) } };
export const readerId = (n: number): string => idOf(0x2000 + n);
export const addressOf = (n: number): string => `r${String(n)}@customer.example`;

export class MailingWorld {
  readonly clock = new ToldClock();
  readonly records = new InterruptedRecords({
    clock: this.clock,
    newId: contextOf(robot).newId,
    wallNow: this.clock.wallNow,
  });
  readonly people = new MemoryPeople(this.clock);
  readonly outbox = new RecordedOutbox();
  /** What each letter was written about. */
  readonly written: About[] = [];
  /** How many letters may leave before the second is over, and how often one had to wait for the next. */
  turns = Infinity;
  pauses = 0;
  /** How many pages a part has time for. */
  pages = Infinity;

  async have(...records: readonly AnyRecord[]): Promise<void> {
    for (const record of records) await put(this.records, { record, expected: 'new' });
  }

  /** Puts a record in the place of another. */
  async become(record: AnyRecord): Promise<void> {
    await put(this.records, { record, expected: record.version - 1 });
  }

  /** The n-th reader, whose lead is in the basket `needs`. */
  async reader(n: number, person: Partial<Person> = {}, lead: Parameters<typeof leadAt>[1] = {}): Promise<void> {
    const id = readerId(n);
    await this.have(
      leadAt('parked', { id: idOf(0x1000 + n), personId: id, ...lead }),
      personWith({ id, contactKeys: [], openLeads: [], consents, ...person }),
    );
    await this.people.put([{ kind: 'contacts', of: id, id, value: { email: addressOf(n) } }]);
  }

  get services(): MailingPart {
    const { records, clock, people, outbox } = this;
    return {
      ...{ records, clock, people, outbox, files: new MemoryFiles() },
      newId: this.#newId,
      policies: policiesOf(records, seeds),
      secrets: testSecrets,
      isTimeUp: () => (this.pages -= 1) < 0,
      pace: () => Promise.resolve((this.turns -= 1) >= 0),
      pause: () => {
        this.pauses += 1;
        this.turns = 1;
        return Promise.resolve();
      },
      prepare: async ({ id, personId }, about) => {
        this.written.push(about);
        const contacts = await people.get('contacts', personId, personId);
        const letter = { subject: 'S', html: 'H', text: 'T', headers: {}, tags: { letter: id } };
        return { identity: 'marketing', to: contacts?.email ?? '', ...letter };
      },
    };
  }

  readonly #newId = (() => {
    let issued = 0xe000;
    return (): string => idOf((issued += 1));
  })();

  /** Does what is due of the mailing. */
  part(generation = 1) {
    return mailPart(mailingWith().id, generation, this.services);
  }

  async mailing(): Promise<Mailing> {
    const found = await this.records.get('mailing', mailingWith().id);
    if (!found) throw new Error('there is no mailing');
    return found;
  }

  get recipients(): string[] {
    return this.outbox.given.map(({ to }) => to).toSorted();
  }
}
