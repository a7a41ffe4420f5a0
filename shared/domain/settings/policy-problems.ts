/** What is wrong with the settings as a whole: each may be of its shape, and still name what another does not have. */
import { isWorkingDay, plusDays, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { paymentStage, processNames, stagesOf } from '../deals/pipeline.ts';
import type { Settings } from './settings.ts';

/** Without any of these no lead can be qualified, none can come in, no paid deal can be cancelled, and no claim taken up or accepted. */
const neverEmpty = ['segments', 'sources', 'cancel-causes', 'claim-causes', 'departments'] as const;

const stagesToPayment = [
  ...new Set(
    processNames.flatMap((process) => {
      const stages = stagesOf(process).map(({ stage }) => stage);
      return stages.slice(0, stages.indexOf(paymentStage) + 1);
    }),
  ),
];
const stagesOfLoss = stagesToPayment.filter((stage) => stage !== paymentStage);

/** The longest a plant may stand still, in days: a season. */
const idleDays = 100;

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

/** A place of the settings that names things: which there are, and which it may not leave out. */
type Naming = {
  readonly at: string;
  readonly names: readonly string[];
  readonly of?: readonly string[];
  readonly needs?: readonly string[];
};

function namings({
  segments,
  sources,
  forms,
  criteria,
  'product-groups': groups,
  lifecycle,
  routing,
  staff,
  substitutes,
  deadlines,
  'loss-reasons': reasons,
}: Settings): Naming[] {
  const sellers = idsOf(staff.filter(({ group }) => group === 'manager' || group === 'head'));
  const withReasons = Object.entries(reasons).filter(([, those]) => those.length > 0);
  return [
    ...segments.map((segment) => ({
      at: `segments.${segment.id}.criteria`,
      names: segment.criteria,
      of: idsOf(criteria),
    })),
    ...forms.map(({ id, source }) => ({ at: `forms.${id}.source`, names: [source], of: idsOf(sources) })),
    ...routing.flatMap(({ segment, productGroup, to }, n) => [
      { at: `routing.${String(n)}.segment`, names: segment === undefined ? [] : [segment], of: idsOf(segments) },
      {
        at: `routing.${String(n)}.productGroup`,
        names: productGroup === undefined ? [] : [productGroup],
        of: idsOf(groups),
      },
      { at: `routing.${String(n)}.to`, names: [to], of: sellers },
    ]),
    ...lifecycle.flatMap(({ segment, person }, n) => [
      { at: `lifecycle.${String(n)}.segment`, names: segment === undefined ? [] : [segment], of: idsOf(segments) },
      { at: `lifecycle.${String(n)}.person`, names: person === undefined ? [] : [person], of: idsOf(staff) },
    ]),
    ...substitutes.flatMap(({ absent, by }, n) => [
      { at: `substitutes.${String(n)}.absent`, names: [absent], of: sellers },
      { at: `substitutes.${String(n)}.by`, names: [by], of: sellers.filter((id) => id !== absent) },
    ]),
    { at: 'staff.group', names: staff.map(({ group }) => group), needs: ['manager', 'head'] },
    { at: 'deadlines.dealDays', names: Object.keys(deadlines.dealDays), of: stagesToPayment, needs: stagesToPayment },
    { at: 'loss-reasons', names: Object.keys(reasons), of: stagesOfLoss },
    { at: 'loss-reasons', names: withReasons.map(([stage]) => stage), needs: stagesOfLoss },
  ];
}

const misnamed = ({ at, names, of = names, needs = [] }: Naming): string[] => [
  ...names
    .filter((name) => !of.includes(name))
    .map((name) => `${at}: ${name} is none of ${of.join(', ') || 'nothing'}`),
  ...needs
    .filter((name) => !names.includes(name))
    .map((name) => `${at}: ${name} is missing; needed are ${needs.join(', ')}`),
];

/** The first day off after which a season passes without work; an instant on it would have no deadline. */
function standstill(calendar: WorkingCalendar): string[] {
  const season = Array.from({ length: idleDays }, (_, n) => n);
  const start = Object.keys(calendar.days)
    .sort()
    .find((day) => season.every((n) => !isWorkingDay(plusDays(day, n), calendar)));
  return start === undefined
    ? []
    : [`calendar.days: no working day in the ${String(idleDays)} days from ${start}; there must be one`];
}

/** Turns that end before they begin, or in which somebody would have two substitutes. */
const wrongTurns = (substitutes: Settings['substitutes']): string[] => [
  ...substitutes
    .filter(({ from, to }) => to < from)
    .map(({ from, to }) => `substitutes: ${to} is before ${from}; the last day comes after the first`),
  ...substitutes
    .filter((turn, n) => substitutes.slice(0, n).some((other) => meet(turn, other)))
    .map(({ absent, from }) => `substitutes: ${absent} has another substitute on ${from}; there is one at a time`),
];

type Turn = Settings['substitutes'][number];
const meet = (a: Turn, b: Turn): boolean => a.absent === b.absent && a.from <= b.to && b.from <= a.to;

/** Each thing that does not fit, in a sentence: where, the value, and what is allowed. */
export const policyProblems = (settings: Settings): string[] => [
  ...neverEmpty.filter((name) => settings[name].length === 0).map((name) => `${name}: at least one is needed`),
  ...namings(settings).flatMap(misnamed),
  ...standstill(settings.calendar),
  ...wrongTurns(settings.substitutes),
];
