import { describe, expect, it } from '@jest/globals';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as fc from 'fast-check';
import * as z from 'zod';
import { readExcerpts } from '../../../shared/adapters/dynamodb/excerpt-page.ts';
import { scanExcerpts } from '../../../shared/adapters/dynamodb/excerpt-scan.ts';
import { Texts } from '../../../shared/adapters/dynamodb/texts.ts';
import { factItem } from '../../../shared/adapters/dynamodb/transaction.ts';
import { Fact } from '../../../shared/domain/facts/fact.ts';
import { traceNames } from '../../../shared/domain/figures/trace.ts';
import { excerptOf } from '../../../shared/domain/records/excerpt.ts';
import { idOf } from '../../support/domain/contexts.ts';
import { SalesHistories } from '../../support/domain/sales-histories.ts';

const names = new Set(['from', 'to', 'touch', 'source', 'имя']);
const key = { pk: { S: idOf(1) }, monthSk: { S: '2026-01-01#"x"' } };
const instant = '2026-01-05T10:00:00.000Z';

/** Of every alphabet, with what JSON escapes. */
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Оплата получена', 'a"b', '\\', '\\"', '"}},{"', '€', '😀', '', 'production-ordered', '\u0000\n'),
);
/** But no minus zero: the table keeps none. */
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((number) => number + 0);
const anyName = fc.oneof(fc.constantFrom(...names), fc.constantFrom('subject', 'at', 'n', 'Items', '"', 'passed'));
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    ...[anyText, fc.integer(), anyNumber, fc.boolean(), fc.constant(null)],
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(anyName, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const anyData = fc.dictionary(anyName, anyValue, { maxKeys: 5, noNullPrototype: true });
const anyCounted = fc.record(
  {
    segment: anyText,
    owner: fc.uuid(),
    amount: fc.record({
      netMinor: fc.integer({ min: -1e13, max: 1e13 }),
      currency: fc.constantFrom('RUB', 'EUR'),
      as: fc.constantFrom('stated' as const, 'agreed' as const),
    }),
    costMinor: fc.nat(),
  },
  { requiredKeys: [] },
);
const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    type: fc.constantFrom('LeadMoved', 'DealOpened', 'Ещё'),
    kind: fc.constantFrom('lead', 'deal', 'purchase'),
    n: fc.nat(12),
    version: fc.integer({ min: 1, max: 1e9 }),
    data: anyData,
    counted: fc.option(anyCounted, { nil: undefined }),
    note: fc.option(fc.uuid(), { nil: undefined }),
  })
  .map(({ kind, counted, note, ...told }) => ({
    ...{ id: `${idOf(7)}/1/0`, v: 1, subject: { kind, id: idOf(7) }, at: instant, recordedAt: instant },
    ...{ by: { kind: 'staff' as const, id: idOf(9) }, origin: 'live' as const, commitId: idOf(8), policy: 3 },
    ...told,
    ...(counted && { counted }),
    ...(note !== undefined && { note }),
  }));

type Item = Readonly<Record<string, AttributeValue>>;
const itemOf = (fact: Fact): Item => marshall(factItem(fact), { removeUndefinedValues: true });
/** In any order. */
const shuffled = (item: Item): fc.Arbitrary<Item> =>
  fc
    .shuffledSubarray(Object.entries(item), { minLength: Object.keys(item).length })
    .map((entries) => Object.fromEntries(entries));
const anyItems = fc
  .array(anyFact, { maxLength: 6 })
  .chain((facts) => fc.tuple(fc.constant(facts), fc.tuple(...facts.map((fact) => shuffled(itemOf(fact))))));

const pageOf = (Items: readonly Item[], more: object = {}): object => ({ Count: Items.length, Items, ...more });
const compact = (page: object): Buffer => Buffer.from(JSON.stringify(page));
const Whole = z.object(Fact().shape);

describe('A page of facts', () => {
  it('tells the same, straight from its bytes, as its facts do that are read whole', () => {
    const texts = new Texts(); // of all pages: what it keeps of one must be right in another
    fc.assert(
      fc.property(anyItems, fc.boolean(), ([facts, items], isLast) => {
        const page = pageOf(items, { ...(!isLast && { LastEvaluatedKey: key }), ScannedCount: 9 });
        const excerpts = facts.map((fact) => excerptOf(Whole.parse(fact), names));
        expect(scanExcerpts(compact(page), names, texts)?.facts).toEqual(excerpts);
        const next = isLast ? undefined : { pk: idOf(1), monthSk: '2026-01-01#"x"' };
        expect(readExcerpts(compact(page), names, texts)).toEqual({ facts: excerpts, next });
        const spaced = Buffer.from(JSON.stringify(page, undefined, 1));
        expect(scanExcerpts(spaced, names, texts)).toBeUndefined();
        expect(readExcerpts(spaced, names, texts)).toEqual({ facts: excerpts, next });
      }),
      { numRuns: 150 },
    );
  });

  it('tells of leads and deals what traces are folded from', () => {
    const { facts } = new SalesHistories(7, { leads: 200, from: instant, days: 100 });
    const asked = new Set<string>(traceNames);
    const { facts: read } = readExcerpts(compact(pageOf(facts.map(itemOf))), asked, new Texts());
    expect(read).toEqual(facts.map((fact) => excerptOf(fact, asked)));
  });

  const [fact] = fc.sample(anyFact, { numRuns: 1, seed: 1 });
  const whole = itemOf({
    ...(fact as Fact), // there is one
    ...{ version: 3, n: 0, data: { from: 'new', other: { to: 'x' } }, counted: { costMinor: 123_456_789 } },
  });
  const text = JSON.stringify(pageOf([whole]));

  it.each([
    ['a set', (page: string) => page.replace('{"S":"new"}', '{"SS":["new"]}')],
    ['numbers in a set', (page: string) => page.replace('{"S":"new"}', '{"NS":["1"]}')],
    ['bytes', (page: string) => page.replace('{"S":"new"}', '{"B":"bmV3"}')],
    ['space between its parts', (page: string) => page.replace('"from":', '"from": ')],
    ['space in an attribute nobody asks for', (page: string) => page.replace('"policy":', '"policy" :')],
    ['a number that is more than a double holds', (page: string) => page.replace('123456789', '12345678901234567')],
  ])('is read by way of objects where it has %s', (_, changed) => {
    expect(scanExcerpts(Buffer.from(text), names, new Texts())?.facts).toHaveLength(1);
    const other = changed(text);
    expect(other).not.toBe(text);
    expect(scanExcerpts(Buffer.from(other), names, new Texts())).toBeUndefined();
  });

  it.each(['subject', 'recordedAt', 'type', 'version', 'n', 'at', 'data'])(
    'is refused where a fact has no %s, or another kind of it',
    (name) => {
      const { [name]: _, ...rest } = whole;
      for (const item of [
        rest,
        { ...whole, [name]: { BOOL: true } },
        { ...whole, [name]: { M: { kind: { N: '1' } } } },
      ])
        if (name !== 'data' || item === rest)
          expect(() => readExcerpts(compact(pageOf([item])), names, new Texts())).toThrow(z.ZodError);
    },
  );

  it('is none where it breaks off', () => {
    for (let length = 0; length < text.length - 1; length += 1)
      expect(scanExcerpts(Buffer.from(text.slice(0, length)), names, new Texts())?.rest ?? '').not.toContain('"S"');
    expect(readExcerpts(Buffer.from('{}'), names, new Texts())).toEqual({ facts: [], next: undefined });
  });
});
