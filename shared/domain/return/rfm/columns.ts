/** Customers as typed columns, in a memory the kernel works on: one row, one customer. */
import { lazily } from '../../lazily.ts';
import { kernelCode } from './kernel-code.ts';

export type Columns = {
  readonly customers: number;
  /** Whole days since the last purchase, at most `mostOf`. */
  readonly recencyDays: Uint16Array;
  /** Purchases, at most `mostOf`. */
  readonly frequency: Uint16Array;
  /** The average of a purchase, in any unit; finite and not negative. */
  readonly monetary: Float64Array;
  readonly kernel: Kernel;
};

/** 179 years, or 65,535 purchases: whoever has more has so many. */
export const mostOf = 65_535;

/** Counters of each value, of amounts of each bucket. Those of several are added place by place, so counts of parts merge by standing side by side. */
export type Counts = {
  readonly recency: readonly Uint32Array[];
  readonly frequency: readonly Uint32Array[];
  readonly monetary: readonly Uint32Array[];
};

/** What is done for all customers of some columns. */
export type Kernel = {
  readonly count: () => Counts;
  /** The amounts of two ranges, each once; at most `mostGathered`, which the caller knows from the counts. */
  readonly gather: (one: Range, other: Range) => Float64Array;
  /** The cell of each customer. */
  readonly band: (boundaries: Boundaries) => Uint8Array;
};

/** From `low` up to but not including `high`. */
type Range = { readonly low: number; readonly high: number };

/** The quartiles of one axis: the middle band lies above the first, up to and including the second. */
export type Quartiles = readonly [q25: number, q75: number];
export type Boundaries = { readonly recency: Quartiles; readonly frequency: Quartiles; readonly monetary: Quartiles };

/** 256 buckets for each doubling from 2^-10 to 2^54; the first begins at 0, the last has no end. */
export const buckets = 16_384;
const bucketsPerDoubling = 256;

/** Where a bucket of amounts begins. */
export const bucketStart = (bucket: number): number => {
  if (bucket <= 0) return 0;
  if (bucket >= buckets) return Infinity;
  const fraction = 1 + (bucket % bucketsPerDoubling) / bucketsPerDoubling;
  return fraction * 2 ** (Math.floor(bucket / bucketsPerDoubling) - 10);
};

export const mostGathered = 2 ** 20;
const pageBytes = 65_536;
const frequenciesAt = [262_144, 524_288, 786_432, 1_048_576];
const monetaryAt = 1_310_720;
const columnsAt = monetaryAt + 4 * buckets;

/** What `kernels/rfm.wat` exports; addresses are in bytes. */
type Exports = {
  readonly count: (recency: number, frequency: number, monetary: number, customers: number) => void;
  readonly gather: (
    monetary: number,
    customers: number,
    low1: number,
    high1: number,
    low2: number,
    high2: number,
    to: number,
  ) => number;
  readonly band: (
    recency: number,
    frequency: number,
    monetary: number,
    cells: number,
    customers: number,
    ...boundaries: number[]
  ) => void;
};

/** A bundle that makes no columns leaves its code out. */
const assembled = /* @__PURE__ */ lazily(
  () => new WebAssembly.Module(Uint8Array.from(atob(kernelCode), (letter) => letter.charCodeAt(0))),
);

/** Columns for so many customers, all zero. */
export function columnsFor(customers: number): Columns {
  // Stryker disable next-line ArithmeticOperator: more rows take more room, and change nothing
  const rows = Math.ceil(customers / 8) * 8; // the kernel takes eight at a time
  const at = { recency: columnsAt, frequency: columnsAt + 2 * rows, monetary: columnsAt + 4 * rows };
  const cellsAt = at.monetary + 8 * rows;
  const gatheredAt = cellsAt + rows;
  // Stryker disable next-line ArithmeticOperator,MethodExpression: room comes in pages of 64 KB
  const end = gatheredAt + 8 * (Math.min(customers, mostGathered) + 1);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes) });
  const { buffer } = memory;
  const { count, gather, band } = new WebAssembly.Instance(assembled(), { columns: { memory } }).exports as Exports; // as the module says
  // The rows behind the last customer: the most there is, above every quartile, and no amount, which nothing gathers.
  const recencyDays = new Uint16Array(buffer, at.recency, rows).fill(mostOf, customers);
  const frequency = new Uint16Array(buffer, at.frequency, rows).fill(mostOf, customers);
  const monetary = new Float64Array(buffer, at.monetary, rows).fill(-1, customers); // its bucket is the last one
  return {
    customers,
    recencyDays: recencyDays.subarray(0, customers),
    frequency: frequency.subarray(0, customers),
    monetary: monetary.subarray(0, customers),
    kernel: {
      count: () => {
        new Uint8Array(buffer, 0, columnsAt).fill(0);
        count(at.recency, at.frequency, at.monetary, customers);
        return {
          recency: [new Uint32Array(buffer, 0, mostOf + 1)],
          frequency: frequenciesAt.map((start) => new Uint32Array(buffer, start, mostOf + 1)),
          monetary: [new Uint32Array(buffer, monetaryAt, buckets)],
        };
      },
      gather: (one, other) => {
        const ranges = [one.low, one.high, other.low, other.high] as const;
        return new Float64Array(buffer, gatheredAt, gather(at.monetary, customers, ...ranges, gatheredAt));
      },
      band: ({ recency, frequency, monetary }) => {
        band(at.recency, at.frequency, at.monetary, cellsAt, customers, ...recency, ...frequency, ...monetary);
        return new Uint8Array(buffer, cellsAt, customers);
      },
    },
  };
}
