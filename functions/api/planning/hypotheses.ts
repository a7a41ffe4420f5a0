/** Hypotheses as the API shows them. */
import * as z from 'zod';
import { VerdictShape, type Hypothesis, hypothesisDetails } from '../../../shared/domain/hypotheses/hypothesis.ts';
import { Sample, valueOf } from '../../../shared/domain/hypotheses/sample.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { present } from '../../../shared/domain/present.ts';

/** A sample with the figure it makes. */
const Counted = lazily(() => z.object({ value: z.number().optional(), sample: Sample() }));

export const HypothesisView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int().positive(),
    ...hypothesisDetails(),
    writtenAt: z.string(),
    by: z.string().optional(),
    state: z.enum(['planned', 'running', 'judged', 'dropped']),
    /** What it is compared with, frozen on its first day. */
    baseline: Counted().optional(),
    /** How many it takes, before and after, to see the change; nothing where the days before tell nothing of it. */
    needed: z.int().optional(),
    result: Counted().optional(),
    verdict: VerdictShape().optional(),
    endedAt: z.string().optional(),
    why: z.string().optional(),
  }),
);

export function hypothesisView({ kind: _kind, state, by, ...details }: Hypothesis) {
  return { ...details, ...present({ by: by.id }), ...stateView(state) };
}

const counted = (sample: Sample) => ({ sample, ...present({ value: valueOf(sample) }) });

function stateView(state: Hypothesis['state']) {
  switch (state.name) {
    case 'planned':
      return { state: state.name };
    case 'running':
      return { state: state.name, baseline: counted(state.baseline), ...present({ needed: state.needed }) };
    case 'judged':
      return {
        ...{ state: state.name, baseline: counted(state.baseline), ...present({ needed: state.needed }) },
        ...{ result: counted(state.result), verdict: state.verdict, endedAt: state.at },
      };
    case 'dropped':
      return { state: state.name, endedAt: state.at, why: state.why };
  }
}
