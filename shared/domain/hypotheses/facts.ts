import * as z from 'zod';
import type { FactDefinition } from '../facts/definition.ts';
import { hypothesisDetails, VerdictShape } from './hypothesis.ts';
import { Sample } from './sample.ts';

const written = () => {
  const { statement: _words, ...details } = hypothesisDetails();
  return details;
};

/** What happens to a hypothesis. Its statement stays with the record. */
export const hypothesisFacts = {
  HypothesisWritten: { version: 1, data: () => z.strictObject(written()) },
  /** What it is compared with, frozen. */
  HypothesisStarted: {
    version: 1,
    data: () => z.strictObject({ baseline: Sample(), needed: z.int().positive().optional() }),
  },
  HypothesisJudged: { version: 1, data: () => z.strictObject({ result: Sample(), verdict: VerdictShape() }) },
  HypothesisDropped: { version: 1, data: () => z.strictObject({ from: z.string() }) },
} as const satisfies Record<string, FactDefinition>;
