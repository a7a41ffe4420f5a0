import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../../shared/domain/forms/form.ts';
import type { NoticeKind } from '../../../../shared/domain/notices/kinds.ts';
import { lifecycleStages } from '../../../../shared/domain/costs/lifecycle-stages.ts';
import { lanes } from '../../../../shared/domain/leads/lane.ts';
import { groups } from '../../../../shared/domain/people/actor.ts';
import { committeeRoles } from '../../../../shared/domain/people/committee.ts';
import { type OpenDealStage, paymentStage, processNames, stagesOf } from '../../../../shared/domain/deals/pipeline.ts';
import type { Said } from '../../../../shared/domain/said.ts';
import { settingQuery, usePlant } from '../../api/plant.ts';
import { useSaid } from '../../language/use-language.ts';
import { useStageTitle } from '../../language/words-of.ts';
import { lettersQuery } from '../../ui/letters/api.ts';
import type { Source } from './shape.ts';

export type Choice = { readonly value: string; readonly label: string };
type Sources = Readonly<Record<Source, () => readonly Choice[]>>;

const toPayment: readonly OpenDealStage[] = [
  ...new Set(
    processNames.flatMap((process) => {
      const stages = stagesOf(process).map(({ stage }) => stage);
      return stages.slice(0, stages.indexOf(paymentStage) + 1);
    }),
  ),
];

const formFields = Object.keys({
  ...{ name: 1, company: 1, email: 1, phone: 1, product: 1, region: 1, taxId: 1, message: 1 },
} satisfies Record<FormField, 1>) as FormField[]; // Object.keys forgets the names

/** What staff can be told of. */
export const noticeKinds = Object.keys({
  ...{ 'in-queue': 1, assigned: 1, 'task-given': 1, 'task-due': 1, overdue: 1, reply: 1, 'mail-paused': 1 },
} satisfies Record<NoticeKind, 1>) as NoticeKind[]; // as before

const origins = ['marketing', 'sales', 'referral', 'customer', 'tender'] as const;
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const dayKinds = ['off', 'working', 'short'] as const;

/** What can be chosen from a source, in the language of the page. */
export function useChoices(): (source: Source) => readonly Choice[] {
  const words = useWordChoices();
  const others = useSettingChoices();
  return (source) => ({ ...words, ...others })[source]();
}

type OfSettings = 'segments' | 'criteria' | 'sources' | 'productGroups' | 'staff' | 'sellers' | 'letters';

function useSettingChoices(): Pick<Sources, OfSettings> {
  const said = useSaid();
  const { segments, sources, staff } = usePlant();
  const { data: criteria = [] } = useQuery(settingQuery('criteria'));
  const { data: productGroups = [] } = useQuery(settingQuery('product-groups'));
  const { data: letters = [] } = useQuery(lettersQuery);
  const titled = (all: readonly { readonly id: string; readonly title: Said }[]) =>
    all.map(({ id, title }) => ({ value: id, label: said(title) }));
  const named = (all: typeof staff) => all.map(({ id, name }) => ({ value: id, label: name }));
  return {
    segments: () => titled(segments),
    sources: () => titled(sources),
    criteria: () => titled(criteria),
    productGroups: () => titled(productGroups),
    staff: () => named(staff),
    sellers: () => named(staff.filter(({ group }) => group === 'manager' || group === 'head')),
    letters: () => [...new Set(letters.map(({ letter }) => letter))].sort().map((value) => ({ value, label: value })),
  };
}

function useWordChoices(): Omit<Sources, OfSettings> {
  const { t } = useTranslation(['settings', 'words']);
  const stageTitle = useStageTitle();
  const stages = (all: readonly string[]) => all.map((value) => ({ value, label: stageTitle(value) }));
  return {
    groups: () => groups.map((value) => ({ value, label: t(`words:group.${value}`) })),
    committee: () => committeeRoles.map((value) => ({ value, label: t(`choice.committee.${value}`) })),
    process: () => processNames.map((value) => ({ value, label: t(`choice.process.${value}`) })),
    origin: () => origins.map((value) => ({ value, label: t(`words:origin.${value}`) })),
    lane: () => lanes.map((value) => ({ value, label: t(`words:lane.${value}`) })),
    lifecycle: () => lifecycleStages.map((value) => ({ value, label: t(`words:lifecycle.${value}`) })),
    lossStages: () => stages(toPayment.filter((stage) => stage !== paymentStage)),
    deadlineStages: () => stages(toPayment),
    notice: () => noticeKinds.map((value) => ({ value, label: t(`choice.notice.${value}`) })),
    formField: () => formFields.map((value) => ({ value, label: t(`choice.formField.${value}`) })),
    weekday: () => weekdays.map((value) => ({ value, label: t(`choice.weekday.${value}`) })),
    day: () => dayKinds.map((value) => ({ value, label: t(`choice.day.${value}`) })),
  };
}
