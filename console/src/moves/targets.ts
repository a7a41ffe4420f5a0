/** Where a lead or a deal may be moved from where it stands, and by whom. */
import {
  confirmedStages,
  type DealStageName,
  dealStages,
  isOpenStage,
  type OpenDealStage,
  paymentStage,
  type ProcessName,
  stagesOf,
} from '../../../shared/domain/deals/pipeline.ts';
import { leadMoves, leadStages, type LeadStageName } from '../../../shared/domain/leads/pipeline.ts';
import type { Right } from '../../../shared/domain/people/rights.ts';
import type { DealTarget, LeadTarget } from './api.ts';

type Allowed = (right: Right, owner?: string) => boolean;

/** What of a lead its moves depend on. */
export type MovableLead = {
  readonly id: string;
  readonly stage: string;
  readonly version?: number | undefined;
  readonly owner?: string | undefined;
  readonly reservedFor?: string | undefined;
  readonly segment?: string | undefined;
  readonly company?: string | undefined;
};

/** What of a deal its moves depend on. */
export type MovableDeal = {
  readonly id: string;
  readonly stage: string;
  readonly version?: number | undefined;
  readonly owner?: string | undefined;
  /** @default project */
  readonly process?: string | undefined;
  readonly accountId?: string | undefined;
  readonly company?: string | undefined;
  /** Of a deal that is not open: the stage it left. */
  readonly left?: { readonly from?: unknown } | undefined;
};

const isLeadStage = (stage: string): stage is LeadStageName => stage in leadStages;
const isDealStage = (stage: string): stage is DealStageName => stage in dealStages;

/** The moves of a lead that somebody may make; to `mql` from `new` is the claim. */
export function leadTargets({ stage, owner, reservedFor }: MovableLead, may: Allowed): readonly LeadTarget[] {
  if (!isLeadStage(stage)) return [];
  const isHeld = leadStages[stage].kind === 'held';
  const mayMoveTo = (to: LeadTarget): boolean => {
    if (stage === 'new' && to === 'mql') return may('claim-lead', reservedFor);
    if ((isHeld || to === 'spam') && may('screen-lead', owner)) return true;
    return !isHeld && may('work-lead', owner);
  };
  return (leadMoves[stage] as readonly LeadTarget[]).filter(mayMoveTo); // of moves alone: nothing is moved to `converted` or `merged`
}

/** The moves of a deal that somebody may make: on over one stage or several, one step back, or out of the pipeline. */
export function dealTargets(deal: MovableDeal, may: Allowed): readonly DealTarget[] {
  const { stage, owner } = deal;
  if (!isDealStage(stage)) return [];
  if (!may('work-deal', owner)) return may('confirm-deal') ? confirmable(deal, stage) : [];
  return isOpenStage(stage) ? openTargets(deal, stage) : leftTargets(deal, stage);
}

const stageNames = (deal: MovableDeal): OpenDealStage[] => stagesOf(processOf(deal)).map(({ stage }) => stage);

/** What the office confirms it may also move a deal to. */
const confirmable = (deal: MovableDeal, at: DealStageName): readonly DealTarget[] =>
  isOpenStage(at) ? behind(deal, at).filter((stage) => confirmedStages.includes(stage)) : [];

function behind(deal: MovableDeal, at: OpenDealStage): readonly OpenDealStage[] {
  const stages = stageNames(deal);
  return stages.slice(stages.indexOf(at) + 1);
}

function openTargets(deal: MovableDeal, stage: OpenDealStage): readonly DealTarget[] {
  const stages = stageNames(deal);
  const [at, paidAt] = [stages.indexOf(stage), stages.indexOf(paymentStage)];
  const back = at === paidAt ? [] : stages.slice(Math.max(at - 1, 0), at);
  return [
    ...behind(deal, stage),
    ...back,
    ...(at >= paidAt ? (['cancelled'] as const) : (['parked', 'lost'] as const)),
  ];
}

function leftTargets({ left }: MovableDeal, stage: DealStageName): readonly DealTarget[] {
  const from = left?.from;
  const back = typeof from === 'string' && isDealStage(from) && isOpenStage(from) ? [from] : [];
  if (stage === 'parked') return [...back, 'lost'];
  return stage === 'lost' ? back : [];
}

const processOf = ({ process }: MovableDeal): ProcessName => (process === 'dealer-order' ? process : 'project');

/** How a move of a deal goes: on, back over a stage, back to work after it had left, or out. */
export function wayOf(deal: MovableDeal, to: DealTarget): 'on' | 'back' | 'reopen' | 'out' {
  if (!isDealStage(deal.stage) || !isOpenStage(deal.stage)) return isOut(to) ? 'out' : 'reopen';
  if (isOut(to)) return 'out';
  const stages = stageNames(deal);
  return stages.indexOf(to) < stages.indexOf(deal.stage) ? 'back' : 'on';
}

const isOut = (to: DealTarget): to is Exclude<DealTarget, OpenDealStage> =>
  to === 'parked' || to === 'lost' || to === 'cancelled';
