import { useTranslation } from 'react-i18next';
import { dealStages } from '../../../../../shared/domain/deals/pipeline.ts';
import { leadStages } from '../../../../../shared/domain/leads/pipeline.ts';
import type { Amount } from '../../../../../shared/domain/money/money.ts';
import { useNameOf, usePlant } from '../../../api/plant.ts';
import { useFormat } from '../../../language/format.ts';
import { useStageTitle } from '../../../language/words-of.ts';
import type { TimelineFact } from '../api.ts';
import { useCodeWords, useFieldWords } from './code-words.ts';
import { factKey } from './fact-keys.ts';

/** What is told beside the sentence, where it is known. */
const told: Readonly<Record<string, readonly string[]>> = {
  LeadReceived: ['segment', 'cause'],
  LeadMoved: ['wakeUpAt'],
  DealMoved: ['competitor', 'wakeUpAt', 'passed', 'refund', 'cost'],
  DealOverdue: ['dueAt'],
  LeadOverdue: ['dueAt'],
  QuoteSent: ['discountPercent'],
  PaymentRecorded: ['on'],
  ShipmentRecorded: ['on'],
  ShipDateMoved: ['reason'],
  TaskAdded: ['assignee'],
  TaskDone: ['outcome'],
  ActivityRecorded: ['result'],
  ClaimOpened: ['department', 'cost'],
  ClaimEdited: ['cause', 'department', 'cost', 'dueOn'],
  ClaimReopened: ['dueOn'],
  ContractAdded: ['amount', 'state'],
  PurchaseRecorded: ['source', 'on'],
  EnrolmentStarted: ['wakeUpOn'],
  EnrolmentEnded: ['letters'],
  BasketDateChanged: ['from', 'to'],
  LetterHeld: ['until'],
};

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** How the values of facts are written: by what they look like, and by the field they stand in. */
export function useValueWords(): (field: string, value: unknown) => string {
  const format = useFormat();
  const titleOf = useStageTitle();
  const nameOf = useNameOf();
  const { staff } = usePlant();
  const wordOf = useCodeWords();
  const fieldOf = useFieldWords();
  const text = (field: string, value: string): string => {
    if (day.test(value)) return format.longDay(value);
    if (instant.test(value)) return format.dayAndTime(value);
    if (staff.some(({ id }) => id === value)) return nameOf(value) ?? value;
    if (uuid.test(value)) return '';
    return value in dealStages || value in leadStages ? titleOf(value) : wordOf(field, value);
  };
  const one = (field: string, value: unknown): string => {
    if (typeof value === 'string') return text(field, value);
    if (typeof value === 'number') return format.number(value, 2);
    return isAmount(value) ? format.exactMoney(value) : '';
  };
  return (field, value) => {
    if (field === 'fields' && Array.isArray(value))
      return format.list(value.map((name) => inSentence(fieldOf(String(name)))));
    if (Array.isArray(value)) return format.list(value.map((each) => one(field, each)));
    return one(field, value);
  };
}

/** Within a sentence words begin small, abbreviations do not. */
const inSentence = (words: string): string =>
  /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLocaleLowerCase() + words.slice(1);

const isAmount = (value: unknown): value is Amount =>
  typeof value === 'object' && value !== null && 'netMinor' in value && 'currency' in value;

export type FactWords = {
  readonly sentence: string;
  /** What more is known of it. */
  readonly details: readonly string[];
};

/** One fact in one sentence. */
export function useFactWords(): (fact: Pick<TimelineFact, 'type' | 'data'>) => FactWords {
  const { t } = useTranslation('cards');
  const valueOf = useValueWords();
  const fieldOf = useFieldWords();
  return ({ type, data }) => {
    const key = factKey(type, data);
    const values = Object.fromEntries(Object.entries(data).map(([field, value]) => [field, valueOf(field, value)]));
    const details = (told[type] ?? []).flatMap((field) => {
      const value = values[field];
      return value === undefined || value === '' || value === '0'
        ? []
        : [t('detail', { field: fieldOf(field), value })];
    });
    return { sentence: key === undefined ? type : t(key, { ...blank, ...values }), details };
  };
}

/** What a sentence names and a fact does not say. */
const blank = { reason: '—', source: '—', to: '—', from: '—', role: '—', percent: '' };
