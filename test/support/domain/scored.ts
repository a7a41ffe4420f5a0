/** A company whose accounts buy, and are scored: in memory, at a clock that is told the time. */
import { v5 } from 'uuid';
import { MemoryFiles } from '../../../shared/adapters/memory/files.ts';
import { MemoryBuyers } from '../../../shared/adapters/memory/buyers.ts';
import type { MemoryRecords } from '../../../shared/adapters/memory/records.ts';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { recordPurchase } from '../../../shared/domain/purchases/change-purchase.ts';
import type { Purchase } from '../../../shared/domain/purchases/purchase.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import type { Commit } from '../../../shared/domain/records/records.ts';
import { dayNumber, dayOf } from '../../../shared/domain/return/day-number.ts';
import type { Score } from '../../../shared/domain/return/score.ts';
import { scoreId } from '../../../shared/domain/return/score.ts';
import { scoreAccounts, type ScoringServices } from '../../../shared/domain/return/score-accounts.ts';
import { type Scoring, scoringId } from '../../../shared/domain/return/scoring-record.ts';
import type { Settings } from '../../../shared/domain/settings/settings.ts';
import { robot } from './actors.ts';
import { contextOf, idOf, policyWith } from './contexts.ts';
import { accountWith } from './leads.ts';
import { put, storeOf, ToldClock } from './stores.ts';

/** A Monday, 05:00 in Moscow. */
export const mondayNight = '2026-03-02T02:00:00.000Z';
export const today = '2026-03-02';
/** The day so many days before that Monday. */
export const ago = (days: number): string => dayOf(dayNumber(today) - days);

export const accountId = (n: number): string => idOf(0x30000 + n);
const orders = 'f2d9c1a4-7b3e-5c80-8a11-6d5e4f3c2b1a';

export class ScoredWorld {
  readonly clock = new ToldClock();
  records!: MemoryRecords;
  /** Whatever a commit does before it is written: fails, or waits. */
  beforeCommit: (commit: Commit) => Promise<void> = () => Promise.resolve();
  files = new MemoryFiles();
  settings: Partial<Settings> = {};
  #orders = 0;

  static async open(): Promise<ScoredWorld> {
    const world = new ScoredWorld();
    world.clock.instant = mondayNight;
    world.records = await storeOf(world.clock);
    return world;
  }

  get services(): ScoringServices {
    const { records } = this;
    const { newId } = contextOf(robot);
    return {
      records: {
        get: (kind, id) => records.get(kind, id),
        getMany: (kind, ids) => records.getMany(kind, ids),
        holderOf: (key) => records.holderOf(key),
        list: (listing, page) => records.list(listing, page),
        standing: (kind, ids) => records.standing(kind, ids),
        answered: (request) => records.answered(request),
        commit: async (commit) => {
          await this.beforeCommit(commit);
          return records.commit(commit);
        },
      },
      buyers: new MemoryBuyers(records),
      files: this.files,
      clock: this.clock,
      policies: { at: () => Promise.resolve(policyWith(this.settings)) },
      newId,
      isTimeUp: () => false,
    };
  }

  score = (services: Partial<ScoringServices> = {}) => scoreAccounts({ ...this.services, ...services });

  async account(n: number, fields: Partial<Account> = {}): Promise<Account> {
    const account = accountWith({ id: accountId(n), version: 1, ...fields });
    await put(this.records, { record: account, expected: 'new' });
    return account;
  }

  /** An order of an account on a day; amounts are in rubles. */
  async buys(n: number, on: string, amount = 1000, fields: Partial<Purchase> = {}): Promise<Purchase> {
    this.#orders += 1;
    const orderNumber = String(this.#orders);
    const { purchase, plan } = recordPurchase(undefined, {
      id: v5(orderNumber, orders),
      accountId: accountId(n),
      amount: { netMinor: amount * 100, currency: 'RUB', vatPercent: 22 },
      ...{ orderNumber, on, source: 'erp', ...fields },
    });
    await commitPlan(this.records, plan, contextOf(robot, await this.clock.now()));
    return purchase;
  }

  /** Somebody wants a run now, a minute later. */
  async ask(): Promise<void> {
    const scoring = await this.scoring();
    this.clock.instant = new Date(Date.parse(this.clock.instant) + 60_000).toISOString();
    const asked = { ...scoring, version: scoring.version + 1, askedAt: this.clock.instant };
    await put(this.records, { record: asked, expected: scoring.version });
  }

  scoreOf = (n: number): Promise<Score | undefined> => this.records.get('score', scoreId(accountId(n)));
  scoring = async (): Promise<Scoring> => {
    const scoring = await this.records.get('scoring', scoringId);
    if (!scoring) throw new Error('nothing was scored yet');
    return scoring;
  };
  factsOf = (type: string): Fact[] => this.records.facts.filter((fact) => fact.type === type);
  /** What became of each account since a number of facts: which, whence, whither, why. */
  migrations = (since = 0) =>
    this.factsOf('SegmentMigrated')
      .slice(since)
      .map(({ data }) => data as { accountId: string; cause: string; to: { cell?: number }; from?: { cell?: number } });
  days(n: number): void {
    this.clock.instant = new Date(Date.parse(this.clock.instant) + n * 86_400_000).toISOString();
  }
}
