/** What a schema takes and what it refuses, told from one whole example of it. */
import { expect } from '@jest/globals';
import type * as z from 'zod';

/** A schema, built by the test that asks for it, and an example with every field it knows. */
export type Shape = { readonly schema: () => z.ZodType; readonly whole: object };
type Fields = Record<string, unknown>;

const refused = 'refused';

/** What is at a path: `quote.number`, `lines.0.title`. */
const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Fields)[name], value);

/** What the schema makes of a value said at a path of the example. */
const reading =
  ({ schema, whole }: Shape, path: string) =>
  (said: unknown): unknown => {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const example = { example: structuredClone(whole) };
    (at(example, ['example', ...names].join('.')) as Fields)[last] = said;
    const { success, data } = schema().safeParse(example.example);
    return success ? at(data, path) : refused;
  };

/** The paths of the fields called `other` that a value could have and has not: one of each object in it. */
const othersIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : [
        ...(Array.isArray(value) ? [] : ['other']),
        ...Object.entries(value).flatMap(([name, inner]) => othersIn(inner).map((path) => `${name}.${path}`)),
      ];

/** The example is taken as it is; a field more, anywhere in it, is refused, but in what is `open`: that takes any. */
export function expectWhole(shape: Shape, open: readonly string[] = []): void {
  expect(shape.schema().parse(shape.whole)).toEqual(shape.whole);
  const taken = othersIn(shape.whole).filter((path) => reading(shape, path)('x') !== refused);
  expect(taken.map((path) => path.replace(/\.other$/, ''))).toEqual(open);
}

/** Exactly these fields of the example may not be left out. */
export function expectNeeded({ schema, whole }: Shape, needed: readonly string[]): void {
  const without = (name: string) => Object.fromEntries(Object.entries(whole).filter(([other]) => other !== name));
  expect(Object.keys(whole).filter((name) => !schema().safeParse(without(name)).success)).toEqual(needed);
}

/** Each of these values may be said there, and no other. */
export function expectOneOf(shape: Shape, path: string, values: readonly unknown[]): void {
  expect([...values, '', 'other', null].map(reading(shape, path))).toEqual([...values, refused, refused, refused]);
}

/** None of these values may be said there. */
export function expectNone(shape: Shape, path: string, values: readonly unknown[]): void {
  expect(values.map(reading(shape, path))).toEqual(values.map(() => refused));
}

/** The text there is trimmed, and has at most so many characters; an empty one is refused, or as if it was not said. */
export function expectText(shape: Shape, path: string, most: number, empty: 'refused' | 'dropped' = refused): void {
  const longest = 'x'.repeat(most);
  const blank = empty === 'dropped' ? undefined : refused;
  const said = ['x', longest, ` ${longest} `, '', '  ', `${longest}x`];
  expect(said.map(reading(shape, path))).toEqual(['x', longest, longest, blank, blank, refused]);
}

type Bounds = { readonly least: number; readonly most: number; readonly step?: number };

/** A number there, a text's length or a list's is at least and at most so much. */
export function expectBounds(shape: Shape, path: string, { least, most, step = 1 }: Bounds): void {
  const example = at(shape.whole, path);
  const ofSize = (size: number): unknown =>
    typeof example === 'string' ? 'x'.repeat(size) : Array.isArray(example) ? Array(size).fill(example[0]) : size;
  const below = typeof example === 'number' || least > 0 ? [ofSize(least - step)] : [];
  expect([least, most].map(ofSize).map(reading(shape, path))).toEqual([least, most].map(ofSize));
  expectNone(shape, path, [...below, ofSize(most + step)]);
}
