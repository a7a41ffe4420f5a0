/** The open stages of every pipeline, in their order: what reports go through. */
import {
  dealStages,
  type DealStageName,
  paymentStage,
  processNames,
  type ProcessName,
  stagesOf,
} from '../deals/pipeline.ts';
import { leadStages, type LeadStageName } from '../leads/pipeline.ts';
import type { Said } from '../said.ts';

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

export const isLast = (pipeline: Pipeline, stage: string): boolean => stageOrder[pipeline].at(-1) === stage;

/** From the last stage of a deal nothing moves on; from that of a lead its deal does. */
export const isEnd = (pipeline: Pipeline, stage: string): boolean => pipeline !== 'leads' && isLast(pipeline, stage);

/** From this stage of a deal on it is paid. */
export const isPaid = (pipeline: Pipeline, stage: string): boolean =>
  pipeline !== 'leads' && stageOrder[pipeline].indexOf(stage) >= stageOrder[pipeline].indexOf(paymentStage);

/** What a stage of a pipeline is called. */
export const stageTitle = (pipeline: Pipeline, stage: string): Said =>
  pipeline === 'leads' ? leadStages[stage as LeadStageName].title : dealStages[stage as DealStageName].title; // one of that pipeline
