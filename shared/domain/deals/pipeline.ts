/** The processes of deals, as data: the state machines, the boards, the API and the reports derive from it. Stage ids are retired, never removed. */
import type { StageKind } from '../leads/pipeline.ts';
import type { Said } from '../said.ts';
import type { RequirementName } from './requirements.ts';

type DealStageDefinition = { readonly kind: StageKind; readonly title: Said };

/** Every stage a deal can stand at, of all processes. */
export const dealStages = {
  'new-deal': { kind: 'open', title: { en: 'New deal', ru: 'Новая сделка' } },
  'discuss-terms': { kind: 'open', title: { en: 'Discuss terms', ru: 'Обсудить условия' } },
  'send-quote': { kind: 'open', title: { en: 'Send the quote', ru: 'Отправить КП и расчет' } },
  'agree-price': { kind: 'open', title: { en: 'Agree the price', ru: 'Согласовать цену и сроки' } },
  'payment-received': { kind: 'open', title: { en: 'Payment received', ru: 'Оплата получена' } },
  'production-ordered': { kind: 'open', title: { en: 'Production ordered', ru: 'Разместить заказ на производство' } },
  shipped: { kind: 'open', title: { en: 'Shipped', ru: 'Заказ отгружен' } },
  parked: { kind: 'paused', title: { en: 'Parked', ru: 'В корзине' } },
  lost: { kind: 'closed', title: { en: 'Lost', ru: 'Проиграна' } },
  cancelled: { kind: 'closed', title: { en: 'Cancelled', ru: 'Отменена' } },
  merged: { kind: 'closed', title: { en: 'Merged', ru: 'Объединена' } },
} as const satisfies Record<string, DealStageDefinition>;
export type DealStageName = keyof typeof dealStages;

export type ProcessStage = { readonly stage: OpenDealStage; readonly gate: readonly RequirementName[] };
export type OpenDealStage = {
  [S in DealStageName]: (typeof dealStages)[S]['kind'] extends 'open' ? S : never;
}[DealStageName];

const fromPaymentOn = [
  {
    stage: 'payment-received',
    gate: ['order', 'contractNumber', 'agreement', 'promisedShipOn', 'paymentTerms', 'startCondition', 'deferral'],
  },
  { stage: 'production-ordered', gate: ['productionOrder'] },
  { stage: 'shipped', gate: ['lastShipment'] },
] as const satisfies readonly ProcessStage[];

/** The stages of each process in order, each with what must be known or done to enter it; and whether a win is asked over whom it was. */
export const processes = {
  project: {
    title: { en: 'Project', ru: 'Проектная продажа' },
    asksRivals: true,
    stages: [
      { stage: 'new-deal', gate: [] },
      { stage: 'discuss-terms', gate: ['need', 'lines'] },
      { stage: 'send-quote', gate: ['deliveryTerms', 'quantities'] },
      { stage: 'agree-price', gate: ['quote', 'decisionMaker'] },
      ...fromPaymentOn,
    ],
  },
  'dealer-order': {
    title: { en: 'Dealer order', ru: 'Заказ дилера' },
    asksRivals: false, // it was chosen when the dealer was won
    stages: [
      { stage: 'new-deal', gate: [] },
      { stage: 'agree-price', gate: ['lines', 'quantities', 'deliveryTerms', 'prices'] },
      ...fromPaymentOn,
    ],
  },
} as const satisfies Record<string, { title: Said; asksRivals: boolean; stages: readonly ProcessStage[] }>;

export const isOpenStage = (stage: DealStageName): stage is OpenDealStage => dealStages[stage].kind === 'open';

export type ProcessName = keyof typeof processes;
export const processNames = Object.keys(processes) as ProcessName[]; // Object.keys forgets the key type

export const stagesOf = (process: ProcessName): readonly ProcessStage[] => processes[process].stages;

/** The stage from which a deal counts as won: there is no loss, no parking and no step back across it. */
export const paymentStage = 'payment-received' satisfies OpenDealStage;

/** The stages from there on: the office, or the ERP, confirms each of them, and may move a deal to it. */
export const confirmedStages: readonly string[] = fromPaymentOn.map(({ stage }) => stage);
