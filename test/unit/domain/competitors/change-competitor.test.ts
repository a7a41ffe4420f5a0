import { describe, expect, it } from '@jest/globals';
import {
  addCompetitor,
  CompetitorChanges,
  editCompetitor,
  NewCompetitor,
  slugAsked,
} from '../../../../shared/domain/competitors/change-competitor.ts';
import {
  allCompetitors,
  Competitor,
  competitorId,
  competitorSlugs,
} from '../../../../shared/domain/competitors/competitor.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import type { Records } from '../../../../shared/domain/records/records.ts';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { anna, head, marketer, office } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { rubles } from '../../../support/domain/deals.ts';

const market = { segment: 'dealer', sharePercent: 12.5, source: 'A survey', on: '2026-01-31' };
const named = (fields: object = {}) => NewCompetitor().parse({ name: 'Privod  Ёлка', ...fields });
const added = (fields: object = {}): Competitor =>
  accepted(addCompetitor(named(fields), {}, contextOf(head))).competitor;

describe('A company', () => {
  it('comes into the register by its name alone, under a slug made of it', () => {
    const { competitor, plan } = accepted(addCompetitor(named(), {}, contextOf(anna)));
    expect(competitor).toEqual({
      ...{ kind: 'competitor', id: competitorId('privod елка'), version: 1, slug: 'privod елка', name: 'Privod  Ёлка' },
      ...{ us: false, active: true, markets: [], functions: [], prices: [] },
    });
    expect(factsOf(plan)).toEqual([{ type: 'CompetitorAdded', data: { slug: 'privod елка', us: false } }]);
    expect(plan.claims).toEqual([]);
    expect(Competitor().parse(competitor)).toEqual(competitor);
    expect(named({ slug: '  privod ' }).slug).toBe('privod');
    expect(slugAsked(named({ slug: 'x'.repeat(50), name: 'Ёлка' }))).toBe('x'.repeat(50));
    expect(slugAsked(named({ name: 'x'.repeat(51) }))).toBe('x'.repeat(50));
  });

  it('is told of in plain words: its markets, what its products can do, and what they cost', () => {
    const price = { product: ' SL-3000 ', price: rubles(5), source: 'A price list', on: '2026-01-31' };
    const told = named({ functions: ['Opens a gate'], prices: [price] });
    expect([told.functions, told.prices]).toEqual([['Opens a gate'], [{ ...price, product: 'SL-3000' }]]);
    const many = (count: number, one: unknown) => Array.from({ length: count }, () => one);
    const isTold = (fields: object) => NewCompetitor().safeParse({ name: 'x', ...fields }).success;
    expect([isTold({ functions: many(50, 'x') }), isTold({ functions: many(51, 'x') })]).toEqual([true, false]);
    expect([isTold({ prices: many(100, price) }), isTold({ prices: many(101, price) })]).toEqual([true, false]);
  });

  it('is there once, however it is written', () => {
    const before = added({ slug: 'privod' });
    expect(refusalOf(addCompetitor(named({ slug: ' PRIVOD ' }), { before }, contextOf(head)))).toMatchObject({
      code: 'competitor-known',
      detail: 'privod is Privod  Ёлка; edit that one, or say another slug',
    });
  });

  it('may be ourselves: one alone, until it is that no more', () => {
    const ours = accepted(addCompetitor(named({ us: true }), {}, contextOf(head)));
    const held = { key: 'competitor/us', holder: { kind: 'competitor', id: ours.competitor.id } };
    expect(ours.plan.claims).toEqual([held]);
    const us = ours.competitor.id;
    expect(refusalOf(addCompetitor(named({ slug: 'other', us: true }), { us }, contextOf(head)))).toMatchObject({
      code: 'us-taken',
      detail: `we stand in the register as ${us} already`,
    });
    expect(accepted(editCompetitor(ours.competitor, { us: false }, us, contextOf(head))).plan.releases).toEqual([held]);
    const again = accepted(editCompetitor(ours.competitor, { advantage: 'Ten days' }, us, contextOf(head)));
    expect([again.plan.claims, again.plan.releases]).toEqual([[], []]);
    const other = added({ slug: 'other' });
    expect(refusalOf(editCompetitor(other, { us: true }, us, contextOf(head))).code).toBe('us-taken');
    expect(accepted(editCompetitor(other, { us: true }, undefined, contextOf(head))).plan.claims).toHaveLength(1);
  });

  it('is told of anew: which fields, and nothing where nothing is other', () => {
    const before = added({ advantage: 'Cheaper' });
    const changes = CompetitorChanges().parse({ markets: [market], advantage: null });
    const { competitor, plan } = accepted(editCompetitor(before, changes, undefined, contextOf(marketer)));
    expect(competitor).toEqual({ ...added(), version: 2, markets: [market] });
    expect(factsOf(plan)).toEqual([{ type: 'CompetitorEdited', data: { fields: ['markets', 'advantage'] } }]);
    expect(accepted(editCompetitor(before, { name: before.name }, undefined, contextOf(head)))).toMatchObject({
      competitor: before,
      plan: { changes: [] },
    });
  });

  it('sells in segments of the settings', () => {
    const wrong = named({ markets: [{ ...market, segment: 'aliens' }] });
    expect(refusalOf(addCompetitor(wrong, {}, contextOf(head)))).toMatchObject({
      code: 'segment-unknown',
      detail: 'markets: aliens is no segment; there are industrial, developer, dealer, individual',
    });
    expect(accepted(addCompetitor(named({ markets: [{ ...market, size: rubles(1) }] }), {}, contextOf(head))).ok).toBe(
      true,
    );
  });

  it('is added by who sells or plans, and told of by who keeps the register', () => {
    expect(refusalOf(addCompetitor(named(), {}, contextOf(office)))).toMatchObject({
      ...{ kind: 'forbidden', detail: 'companies are added by those who sell and who plan' },
    });
    expect(refusalOf(editCompetitor(added(), { active: false }, undefined, contextOf(anna)))).toMatchObject({
      ...{ kind: 'forbidden', detail: 'the register is kept by marketers, heads and the director' },
    });
  });

  it('is listed by its slug', async () => {
    let facts = 0x900;
    const records = new MemoryRecords({
      clock: { now: () => Promise.resolve(monday) },
      newId: () => idOf((facts += 1)),
    });
    const context = contextOf(head);
    for (const slug of ['b', 'c', 'a'])
      await decideAndCommit(records, context, () => Promise.resolve(addCompetitor(named({ slug }), {}, context)));
    const turned: Pick<Records, 'list' | 'getMany'> = {
      list: records.list.bind(records),
      getMany: async (kind, ids) => (await records.getMany(kind, ids)).toReversed(), // in no order, as stores may
    };
    for (const store of [records, turned])
      expect((await allCompetitors(store)).map(({ slug }) => slug)).toEqual(['a', 'b', 'c']);
    expect(await competitorSlugs(records)).toEqual(['a', 'b', 'c']);
  });
});
