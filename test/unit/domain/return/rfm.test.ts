import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { assembled } from '../../../../kernels/generate.ts';
import { columnsOf } from '../../../../shared/domain/return/customers.ts';
import { dayNumber } from '../../../../shared/domain/return/day-number.ts';
import { boundariesOf } from '../../../../shared/domain/return/rfm/boundaries.ts';
import { bandOf, cellNames } from '../../../../shared/domain/return/rfm/cells.ts';
import { bucketStart, type Columns, columnsFor } from '../../../../shared/domain/return/rfm/columns.ts';
import { kernelCode } from '../../../../shared/domain/return/rfm/kernel-code.ts';
import { cdnowCustomers, cdnowTable, hasCdnow } from '../../../support/domain/cdnow.ts';

type Row = readonly [recencyDays: number, frequency: number, monetary: number];

function columnsWith(rows: readonly Row[]): Columns {
  const columns = columnsFor(rows.length);
  rows.forEach(([recency, frequency, monetary], n) => {
    columns.recencyDays[n] = recency;
    columns.frequency[n] = frequency;
    columns.monetary[n] = monetary;
  });
  return columns;
}

/** By sorting: the value at rank ⌈p · n⌉. */
const quartilesOf = (values: readonly number[]) => {
  const sorted = values.toSorted((one, other) => one - other);
  return [0.25, 0.75].map((p) => sorted[Math.ceil(p * sorted.length) - 1]);
};
const axis = (rows: readonly Row[], n: 0 | 1 | 2): number[] => rows.map((row) => row[n]);
const slowBoundaries = (rows: readonly Row[]) => ({
  recency: quartilesOf(axis(rows, 0)),
  frequency: quartilesOf(axis(rows, 1)),
  monetary: quartilesOf(axis(rows, 2)),
});
const slowBand = (value: number, [q25 = 0, q75 = 0]: readonly (number | undefined)[]): number =>
  Number(value > q25) + Number(value > q75);
const slowCells = (rows: readonly Row[]): number[] => {
  const { recency, frequency, monetary } = slowBoundaries(rows);
  return rows.map(([r, f, m]) => 9 * slowBand(r, recency) + 3 * slowBand(f, frequency) + slowBand(m, monetary));
};

/** Amounts of many sizes, often the same, at the edges of the buckets too. */
const anyAmount = fc.oneof(
  fc.constantFrom(0, 1, 990, 990.5, 2 ** -10, 2 ** -11, 2 ** 54, 1e300, 100 / 3),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.nat({ max: 50 }),
  fc.nat({ max: 16_400 }).map(bucketStart).filter(Number.isFinite),
);
const anyRow: fc.Arbitrary<Row> = fc.tuple(
  fc.oneof(fc.nat({ max: 900 }), fc.constantFrom(0, 65_535)),
  fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 65_535)),
  anyAmount,
);
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 120 });

const scored = (columns: Columns) => {
  const boundaries = boundariesOf([columns]);
  return { boundaries, cells: boundaries && [...columns.kernel.band(boundaries)] };
};

describe('The groups of customers', () => {
  it('are cut at the nearest ranks of a quarter and of three quarters, and equal values are in one of them', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(scored(columnsWith(rows))).toEqual({ boundaries: slowBoundaries(rows), cells: slowCells(rows) });
      }),
    );
  });

  it('are the same from one part as from many, in whatever order', () => {
    fc.assert(
      fc.property(anyRows, fc.array(fc.nat({ max: 120 }), { maxLength: 4 }), (rows, cuts) => {
        const ends = [...cuts.toSorted((one, other) => one - other), rows.length];
        const parts = ends.map((end, n) => columnsWith(rows.toReversed().slice(ends[n - 1] ?? 0, end)));
        expect(boundariesOf(parts)).toEqual(slowBoundaries(rows));
      }),
    );
  });

  it('are none of nobody, and one in the lowest of each axis of one customer, or of many who are alike', () => {
    expect(boundariesOf([])).toBeUndefined();
    expect(boundariesOf([columnsFor(0)])).toBeUndefined();
    expect(scored(columnsWith([[5, 2, 990]]))).toEqual({
      boundaries: { recency: [5, 5], frequency: [2, 2], monetary: [990, 990] },
      cells: [0],
    });
    expect(new Set(scored(columnsWith(Array.from({ length: 41 }, (): Row => [5, 2, 990]))).cells)).toEqual(
      new Set([0]),
    );
  });

  it('may be counted again after the customers have changed', () => {
    const columns = columnsWith([
      [5, 2, 990],
      [9, 1, 100],
    ]);
    expect(scored(columns)).toEqual(scored(columns));
    columns.monetary[0] = 10;
    expect(scored(columns).boundaries?.monetary).toEqual([10, 100]);
  });

  it('are cut exactly though more than a million amounts lie close together, many of them equal', () => {
    const customers = 2 ** 20 + 4;
    const columns = columnsFor(customers);
    columns.monetary.forEach((_, n) => {
      columns.monetary[n] = n % 3 === 0 ? 990 : 990 + (n % 1000) / 2000;
    });
    const sorted = columns.monetary.slice().sort();
    expect(boundariesOf([columns])?.monetary).toEqual([0.25, 0.75].map((p) => sorted[Math.ceil(p * customers) - 1]));
    columns.monetary.fill(990);
    expect(boundariesOf([columns])?.monetary).toEqual([990, 990]);
  });

  it('are cut exactly where the last of many equal amounts is the one at the rank, or the last before them', () => {
    const customers = 2 ** 20;
    const isMiddle = (n: number): boolean => n >= (customers * 3) / 8 && n < (customers * 5) / 8;
    const columns = columnsFor(customers);
    columns.monetary.forEach((_, n) => {
      columns.monetary[n] = isMiddle(n) ? 990 : 990.5 + (n % 1000) / 2000;
    });
    expect(boundariesOf([columns])?.monetary[0]).toBe(990);
    columns.monetary.forEach((_, n) => {
      if (isMiddle(n)) columns.monetary[n] = 991;
      else columns.monetary[n] = (n < customers / 4 ? 990 : 991.5) + (n % 1000) / 3000;
    });
    expect(boundariesOf([columns])?.monetary[0]).toBe(990 + 999 / 3000);
  });

  it('are cut exactly among two million amounts of one bucket that all differ, whichever side of it they are on', () => {
    const apart = 2 ** 21;
    const parts = [columnsFor(apart), columnsFor(5)];
    parts[0]?.monetary.forEach((_, n, monetary) => {
      monetary[n] = 990 + (2 * ((n * 7919) % apart)) / apart;
    });
    parts[1]?.monetary.set([992, 992, 989.9, 990, 1]); // the next bucket begins at 992
    const sorted = Float64Array.from(parts.flatMap(({ monetary }) => [...monetary])).sort();
    expect(boundariesOf(parts)?.monetary).toEqual([0.25, 0.75].map((p) => sorted[Math.ceil(p * sorted.length) - 1]));
  });

  it('are named from recency to monetary: the fewest days are best, and the most of the others', () => {
    expect(cellNames).toHaveLength(27);
    expect([0, 8, 13, 18, 24, 26].map((cell) => cellNames[cell])).toEqual([
      ...['best-worst-worst', 'best-best-best', 'middle-middle-middle'],
      ...['worst-worst-worst', 'worst-best-worst', 'worst-best-best'],
    ]);
    expect([bandOf(5, 'recency'), bandOf(5, 'frequency'), bandOf(5, 'monetary')]).toEqual(['best', 'middle', 'best']);
  });

  it('are found by the code that is assembled from its source', async () => {
    expect(await assembled()).toContain(`'${kernelCode}'`);
  });
});

describe('The buckets of amounts', () => {
  it('begin at nothing and go on from 2^-10, 256 to each doubling, without end', () => {
    expect([0, 1, 256, 2560, 2561, 16_383, 16_384].map(bucketStart)).toEqual([
      ...[0, (1 + 1 / 256) / 1024, 2 / 1024, 1, 1 + 1 / 256, (1 + 255 / 256) * 2 ** 53, Infinity],
    ]);
  });
});

if (hasCdnow)
  describe('The groups of the CDNOW customers', () => {
    it('are those of the reference, each of 2,357', () => {
      const customers = cdnowCustomers();
      const columns = columnsOf(customers, dayNumber('1998-06-30'));
      const { cells = [] } = scored(columns);
      const reference = new Map(
        cdnowTable('reference_rfm27_cdnow_sample.csv').map(({ id, R, F, seg }) => [String(id), [R, F, seg]]),
      );
      expect(reference.size).toBe(2357);
      expect(
        new Map(customers.map(({ id }, n) => [id, [columns.recencyDays[n], columns.frequency[n], cells[n]]])),
      ).toEqual(reference);
    });
  });
