import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import type { TimelineFact } from '../api.ts';
import { useCodeWords, useFieldWords } from './code-words.ts';
import { useFactWords } from './fact-words.ts';
import { useWhoWords } from './who-words.ts';

const routes = ['rule', 'owner-of-the-customer', 'owner-silent', 'hand-over'] as const;
const refusals = ['account-unknown', 'account-ambiguous', 'account-of-another-tax-id', 'tax-id-wrong'] as const;

/** Why tasks are asked for, by how their codes begin. */
const tasks = [
  'overdue',
  'escalation',
  'requalify',
  'get-consent',
  'win-back-call',
  'calculation',
  'papers',
  'wait-over',
  'owner-silent',
  'dealer-feedback',
  'audit-rejection',
  'disputed-rejection',
  'answer-claim',
  'name-rivals',
  'erp',
  ...refusals,
] as const;

const oneOf = <T extends string>(known: readonly T[], code: unknown): T | undefined =>
  known.find((each) => each === code);

/** Facts that a robot added to what somebody did, in the same commit. */
const consequences: readonly string[] = [
  'TaskAdded',
  'LeadAuditAsked',
  'LeadRouted',
  'LeadConverted',
  'LeadConversionRefused',
  'DealWon',
];
const isAutomatic = ({ type, by }: TimelineFact): boolean => by.kind !== 'staff' || consequences.includes(type);

/** Why an automatic step happened, in one sentence; nothing for what a person did. `beside`: the facts of the same commit. */
export function useFactWhy(): (fact: TimelineFact, beside: readonly TimelineFact[]) => string | undefined {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const wordOf = useCodeWords();
  const fieldOf = useFieldWords();
  const wordsOf = useFactWords();
  const whoOf = useWhoWords();
  const reasons: Readonly<Record<string, (fact: TimelineFact) => string | undefined>> = {
    LeadRouted: ({ data }) => {
      const why = oneOf(routes, data.why);
      return why && t(`why.routed.${why}`);
    },
    LeadConversionRefused: ({ data }) => {
      const code = oneOf(refusals, data.code);
      return code && t(`why.refused.${code}`);
    },
    TaskAdded: ({ data }) => {
      const about = tasks.find((task) => String(data.about).startsWith(task));
      return about && t(`why.task.${about}`);
    },
    LeadMoved: ({ data }) => (data.reason === 'no-contact' ? t('why.noContact') : undefined),
    LeadConverted: () => t('why.converted'),
    LeadReceived: ({ data }) =>
      Array.isArray(data.spamSigns)
        ? t('why.spam', { signs: format.list(data.spamSigns.map((sign) => wordOf('sign', String(sign)))) })
        : undefined,
    LeadOverdue: overdue,
    DealOverdue: overdue,
    LeadWaitEnded: ({ data }) => (data.by === 'date' ? t('why.waitDate') : undefined),
    DealWaitEnded: ({ data }) => (data.by === 'date' ? t('why.waitDate') : undefined),
    LeadAuditAsked: () => t('why.audit'),
    DealWon: ({ data }) => t(data.confirmed === false ? 'why.wonUnconfirmed' : 'why.won'),
    LeadRestarted: restarted,
    DealRestarted: restarted,
    ErpEventHeld: ({ data }) =>
      t('why.erpHeld', { missing: format.list(((data.missing ?? []) as string[]).map((name) => fieldOf(name))) }), // of its shape
  };
  function overdue({ data }: TimelineFact): string {
    return t('why.overdue', { dueAt: format.dayAndTime(String(data.dueAt)) });
  }
  function restarted({ data }: TimelineFact): string {
    return t('why.restarted', { why: String(data.why) });
  }
  return (fact, beside) => {
    if (!isAutomatic(fact)) return undefined;
    const own = Object.hasOwn(reasons, fact.type) ? reasons[fact.type]?.(fact) : undefined;
    const cause = beside.find(({ id, type }) => id !== fact.id && !consequences.includes(type));
    const because = own ?? (cause ? t('why.together', { what: wordsOf(cause).sentence }) : undefined);
    const by = fact.by.kind === 'staff' ? undefined : t('why.by', { who: whoOf(fact.by) });
    return [because ?? by, t('why.policy', { n: fact.policy })].filter((part) => part !== undefined).join(' ');
  };
}
