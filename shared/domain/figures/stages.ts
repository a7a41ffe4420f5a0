/** The open stages of every pipeline, in their order: what reports go through. */
import { processNames, type ProcessName, stagesOf } from '../deals/pipeline.ts';
import { leadStages } from '../leads/pipeline.ts';

/** Leads have one pipeline, deals one for each process. */
export const pipelines = ['leads', ...processNames] as const;
export type Pipeline = (typeof pipelines)[number];

const openLeadStages = Object.entries(leadStages).flatMap(([stage, { kind }]) => (kind === 'open' ? [stage] : []));

export const stageOrder: Readonly<Record<Pipeline, readonly string[]>> = {
  leads: openLeadStages,
  project: stagesOf('project').map(({ stage }) => stage),
  'dealer-order': stagesOf('dealer-order').map(({ stage }) => stage),
};

export const isProcess = (name: string): name is ProcessName => name in stageOrder && name !== 'leads';

/** From here nothing moves on. */
export const lastStageOf = (pipeline: Pipeline): string => stageOrder[pipeline].at(-1) ?? '';
