import { beforeEach, describe, expect, it } from '@jest/globals';
import letterSeeds from '../../../../letters/seeds.json' with { type: 'json' };
import { seeds } from '../../../../settings/seeds.ts';
import type { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import type { Offer } from '../../../../shared/domain/campaigns/offer.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { contextOf as contextAt } from '../../../../shared/domain/records/context.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { lettersOf } from '../../../../shared/domain/refresh/letters.ts';
import { letterKey, type SentLetter } from '../../../../shared/domain/refresh/sent-letter.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { dayNumber } from '../../../../shared/domain/return/day-number.ts';
import { countsId } from '../../../../shared/domain/win-backs/counts.ts';
import { readinessOf } from '../../../../shared/domain/win-backs/readiness.ts';
import { winBackReason } from '../../../../shared/domain/win-backs/reasons.ts';
import { isFull, type StartingWinBacks, startWinBacks } from '../../../../shared/domain/win-backs/start-win-backs.ts';
import type { WinBack } from '../../../../shared/domain/win-backs/win-back.ts';
import { robot } from '../../../support/domain/actors.ts';
import { offerWith } from '../../../support/domain/campaigns.ts';
import { claimWith } from '../../../support/domain/claims.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { personWith } from '../../../support/domain/leads.ts';
import { accountId, ago, ScoredWorld } from '../../../support/domain/scored.ts';
import { testSecrets } from '../../../support/domain/secrets.ts';
import { put, storeOf } from '../../../support/domain/stores.ts';

/** Two who bought every month and then did not: the fourth and the fifth. */
const [fourth, fifth] = [4, 5];
const silent = [fourth, fifth];
const reader = (n: number): string => idOf(0x4_0000 + n);
const consent = { textVersion: '1', at: '2026-01-01T07:00:00.000Z', evidenceId: idOf(0x9) };
const spring = offerWith({ from: '2026-02-01', until: '2026-06-30', forWinBacks: true });

let world: ScoredWorld;
let people: MemoryPeople;

const services = (): StartingWinBacks => ({
  ...world.services,
  buyers: world.services.buyers as unknown as StartingWinBacks['buyers'], // it is a store of both
  files: world.files,
  people,
  secrets: testSecrets,
  letters: lettersOf(world.records, letterSeeds),
});
const start = (over: Partial<StartingWinBacks> = {}) => startWinBacks({ ...services(), ...over });
const begun = () => world.records.all.filter((record): record is WinBack => record.kind === 'win-back');
const store = (record: AnyRecord): Promise<unknown> => put(world.records, { record, expected: 'new' });

async function said(n: number): Promise<string> {
  const account = await world.records.get('account', accountId(n));
  if (!account) throw new Error('it is there');
  const context = await contextAt(robot, services());
  const today = {
    day: dayNumber(context.at.slice(0, 10)),
    isFull: isFull(await world.records.get('win-back-counts', countsId), context),
    timeZone: context.policy.calendar.timeZone,
  };
  return winBackReason(await readinessOf(account, services(), context), today).ru;
}

/** Somebody at an account who agreed to letters. */
async function reads(n: number, fields: Partial<Person> = {}): Promise<void> {
  const id = reader(n);
  await store(personWith({ id, version: 1, accountId: accountId(n), consents: { marketing: consent }, ...fields }));
  await people.put([{ kind: 'contacts', of: id, id, value: { email: `reader-${String(n)}@customer.example` } }]);
}

type Silence = { readonly account?: Partial<Account>; readonly theirs?: number };
type Kept = { readonly records: readonly AnyRecord[]; readonly files: MemoryFiles; readonly at: string };
const kept = new Map<string, Kept>(); // the same world is made once

/** Forty who buy now and then, of whom all bought but two, and four weeks later: all are scored twice. */
async function twoGoSilent(silence: Silence = {}): Promise<void> {
  const key = JSON.stringify(silence);
  const known = kept.get(key);
  if (!known) {
    await goSilent(silence);
    kept.set(key, { records: world.records.all, files: world.files, at: world.clock.instant });
    return;
  }
  world.clock.instant = known.at;
  world.records = await storeOf(world.clock, ...known.records);
  world.files = known.files;
}

async function goSilent({ account = {}, theirs = 5000 }: Silence): Promise<void> {
  for (let n = 1; n <= 40; n += 1) {
    await world.account(n, { mainPersonId: reader(n), ...(silent.includes(n) && account) });
    await buysOften(n, theirs);
  }
  await world.score();
  world.days(28);
  for (let n = 1; n <= 40; n += 1) if (!silent.includes(n)) await world.buys(n, ago(-20 - (n % 7)));
  await world.score();
}

/** Every month, or more seldom, for two years. */
async function buysOften(n: number, theirs: number): Promise<void> {
  const gap = n <= 20 ? 30 : 60 + 7 * (n - 20);
  const last = n <= 20 ? n : 1 + ((n * 13) % 60);
  for (let order = 0; last + order * gap < 700; order += 1)
    await world.buys(n, ago(last + order * gap + ((order * 17 * n) % Math.round(gap / 2))), amountOf(n, theirs));
}

function amountOf(n: number, theirs: number): number {
  if (silent.includes(n)) return theirs + n;
  return n <= 20 ? 5000 : 100;
}

beforeEach(async () => {
  world = await ScoredWorld.open();
  people = new MemoryPeople(world.clock);
});

describe('The night’s win-backs', () => {
  it('are none before anybody was scored, and after a first run', async () => {
    expect(await start()).toBe(0);
    await world.account(1);
    await world.buys(1, ago(400));
    await world.score();
    expect(await start()).toBe(0);
    expect(await said(1)).toMatch(/^слишком мало данных|^оценён впервые/);
  });

  it('begin with letters for who went silent by themselves, with the approved offer, to somebody who agreed, and once', async () => {
    await twoGoSilent();
    await store(spring);
    await reads(fourth);
    await reads(fifth);
    expect(await said(fifth)).toBe('пора отправить письма с предложением; начнётся со следующим расчётом');
    expect(await start()).toBe(2);
    expect(begun().map(({ accountId: id, action, offerId, personId }) => [id, action, offerId, personId])).toEqual([
      [accountId(fifth), 'letters', spring.id, reader(fifth)], // who stands for more begins first
      [accountId(fourth), 'letters', spring.id, reader(fourth)],
    ]);
    expect(begun()[0]).toMatchObject({
      ...{ startedOn: '2026-03-30', deadline: '2026-04-20T21:00:00.000Z', before: { lastOn: ago(5) } },
      letters: seeds.return.letters,
      stage: { name: 'running', step: { is: 'letters', why: 'gap' } },
    });
    expect((await world.records.get('account', accountId(fifth)))?.winBack).toEqual({
      ...{ id: begun()[0]?.id, on: '2026-03-30' },
    });
    expect(await start()).toBe(0);
    expect(await said(fifth)).toBe('возвращаем с 30 марта до 20 апреля: письма с предложением');
    const [fact] = world.factsOf('WinBackStarted');
    expect(fact?.data).toMatchObject({
      ...{ accountId: accountId(fifth), action: 'letters', cell: 23, progress: 'high', lastOrder: { on: ago(5) } },
    });
  });

  it('are as many a day as the settings allow, who stands for most first, and the rest the next day', async () => {
    await twoGoSilent();
    await store(spring);
    await reads(fourth);
    await reads(fifth);
    world.settings = { return: { ...seeds.return, winBacksPerDay: 1 } };
    expect([await start(), await start()]).toEqual([1, 0]);
    expect(begun().map(({ accountId: id }) => id)).toEqual([accountId(fifth)]);
    expect(await said(fourth)).toMatch(/на сегодня предел исчерпан/);
    world.days(1);
    expect(await start()).toBe(1);
    world.settings = { return: { ...seeds.return, winBacksPerDay: 0 } };
    expect(await start()).toBe(0);
  });

  it('begin with a call for who stands for much: its owner is asked at once, and needs neither offer nor consent', async () => {
    await twoGoSilent({ account: { owner: idOf(0x101) }, theirs: 50_000 });
    expect(await said(fifth)).toBe('пора позвонить о последнем заказе; начнётся со следующим расчётом');
    expect(await start()).toBe(2);
    const [task] = world.records.all.filter((record) => record.kind === 'task');
    expect(task).toMatchObject({
      ...{ subject: { kind: 'account', id: accountId(fifth) }, about: 'win-back-call', assignee: idOf(0x101) },
      dueAt: '2026-03-31T06:00:00.000Z',
    });
    expect(begun()[0]).toMatchObject({
      ...{ action: 'last-order-call', letters: [], deadline: '2026-04-13T06:00:00.000Z' },
      stage: { step: { is: 'call', taskId: task?.id, until: '2026-04-13T06:00:00.000Z' } },
    });
    expect(await said(fifth)).toBe('возвращаем с 30 марта до 13 апреля: звонок');
  });

  it.each<readonly [string, () => AnyRecord, RegExp]>([
    [
      'an open deal',
      () => dealAt('new-deal', { id: idOf(0x77), version: 1, accountId: accountId(fifth) }),
      /^есть открытая сделка$/,
    ],
    [
      'an open claim',
      () => claimWith({ id: idOf(0x77), version: 1, accountId: accountId(fifth) }),
      /^есть незакрытая рекламация$/,
    ],
  ])('do not begin with %s', async (_, record, why) => {
    await twoGoSilent();
    await store(spring);
    await reads(fifth);
    await store(record());
    expect([await start(), await said(fifth)]).toEqual([0, expect.stringMatching(why)]);
  });

  it.each<readonly [string, Partial<Person> | undefined, Partial<Offer> | undefined, RegExp]>([
    ['nobody there is known', undefined, {}, /писать там некому/],
    ['nobody agreed', { consents: {} }, {}, /писать там некому/],
    ['whoever did has unsubscribed', { mail: { signals: {}, unsubscribed: ['return'] } }, {}, /писать там некому/],
    ['there is no offer', {}, undefined, /нет одобренного предложения/],
    ['the offer is not for win-backs', {}, { forWinBacks: false }, /нет одобренного предложения/],
    ['the offer ends within a week', {}, { until: '2026-04-05' }, /нет одобренного предложения/],
    ['the offer is a draft', {}, { state: { name: 'draft' } }, /нет одобренного предложения/],
  ])('send no letters where %s', async (_, person, offer, why) => {
    await twoGoSilent();
    if (offer) await store({ ...spring, ...offer });
    if (person) await reads(fifth, person);
    expect([await start(), await said(fifth)]).toEqual([0, expect.stringMatching(why)]);
  });

  it('send no letters to who has read the first of them', async () => {
    await twoGoSilent();
    await store(spring);
    await reads(fifth);
    const letter: SentLetter = {
      ...{ kind: 'letter', id: idOf(0x88), version: 1, personId: reader(fifth), winBackId: idOf(0x89) },
      ...{
        letter: 'your-terms',
        letterVersion: 'return/your-terms/ru/0',
        language: 'ru',
        markedAt: '2026-01-01T07:00:00.000Z',
      },
      state: 'sent',
    };
    await store(letter);
    const key = letterKey(reader(fifth), letter.letterVersion);
    await commitPlan(world.records, claim({ key, holder: letter }), contextOf(robot));
    expect([await start(), await said(fifth)]).toEqual([0, expect.stringMatching(/все письма уже прочитаны/)]);
  });

  it('are one for each account, also where two calls begin them side by side', async () => {
    await twoGoSilent();
    await store(spring);
    await reads(fourth);
    await reads(fifth);
    const [one, other] = await Promise.all([start(), start()]);
    expect(one + other).toBe(2);
    expect(new Set(begun().map(({ accountId: id }) => id)).size).toBe(2);
    expect(begun()).toHaveLength(2);
    expect((await world.records.get('win-back-counts', countsId))?.days).toEqual([
      { on: '2026-03-30', began: { letters: 2 } },
    ]);
  });

  it('stop when their time is up, and go on the next time', async () => {
    await twoGoSilent();
    await store(spring);
    await reads(fifth);
    expect([await start({ isTimeUp: () => true }), await start()]).toEqual([0, 1]);
  });
});
