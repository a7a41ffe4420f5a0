/** A figure of a report, counted in some days, as a sample: what hypotheses are judged by. */
import { isOnDayOf } from '../calendar/days.ts';
import { dayOf, plusDays, type WorkingCalendar, workingMinutesBetween } from '../calendar/working-calendar.ts';
import type { MeasuredFigure } from '../hypotheses/measured.ts';
import { meanOf, type Sample, shareOf } from '../hypotheses/sample.ts';
import { choicesIn, isAgainst } from './choice.ts';
import { survivorOf, type KnownAccount } from './accounts.ts';
import type { Effort } from './effort.ts';
import { outcomeOf, stagesWith } from './funnel.ts';
import { goneFrom, reasonOf } from './losses.ts';
import { leadsIn, type Member } from './members.ts';
import { sumOf } from './numbers.ts';
import { isNew, isToTakeUp, responded, verdictOf } from './quality.ts';
import type { Span } from './reporting.ts';
import type { Sale } from './sales.ts';

/** What is counted in. Days of the plant, the last not included. */
export type Counting = {
  readonly members: readonly Member[];
  readonly sales: readonly Sale[];
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  readonly effort: ReadonlyMap<string, Effort>;
  readonly span: Span;
  readonly first: string;
  readonly after: string;
  readonly calendar: WorkingCalendar;
};

export function measure(figure: MeasuredFigure, counting: Counting): Sample {
  switch (figure.report) {
    case 'funnel':
      return ofFunnel(figure, counting);
    case 'losses':
      return shareOf(
        goneFrom(ofPipeline(figure.pipeline, counting), figure.stage, counting.span),
        // Stryker disable next-line OptionalChaining: who has gone has left
        (gone) => gone.visit.left?.as === 'lost' && reasonOf(gone) === figure.reason,
      );
    case 'quality':
      return ofQuality(figure.figure, counting);
    case 'economics':
      return ofEconomics(figure.figure, counting);
    case 'choice':
      return shareOf(choicesIn(counting.members, counting.span).filter(isAgainst(figure.competitor)), ({ won }) => won);
    case 'plan':
      return ofOrders(figure.figure, counting);
    case 'focus':
      return perDay(
        counting.members.flatMap(({ trace }) => counting.effort.get(trace.id)?.activities ?? []).map((at) => ({ at })),
        counting,
      );
  }
}

type Of<R extends MeasuredFigure['report']> = Extract<MeasuredFigure, { report: R }>;

const ofPipeline = (pipeline: string, { members }: Counting): Member[] =>
  members.filter(({ trace }) => trace.pipeline === pipeline);

/** Of those who came to the stage in the days; a share is of those who have left it by now. */
function ofFunnel({ figure, pipeline, stage }: Of<'funnel'>, counting: Counting): Sample {
  // Stryker disable next-line StringLiteral: by movement counts whatever is not by arrival
  const stages = stagesWith(ofPipeline(pipeline, counting), 'movement', counting.span);
  // Stryker disable next-line OptionalChaining,ArrayDeclaration: every stage of every pipeline is there
  const stays = stages.find((each) => each.stage === stage && each.pipeline === pipeline)?.stays ?? [];
  const gone = stays.filter((stay) => outcomeOf(stay) !== 'here');
  const outcomes = { conversion: 'moved-on', lost: 'lost', parked: 'parked', wentBack: 'went-back' } as const;
  switch (figure) {
    case 'enteredPerDay':
      return perDay(
        stays.map(({ visit: { at } }) => ({ at })),
        counting,
      );
    case 'days':
      return meanOf(
        gone.flatMap(({ visit: { at, left, passed } }) =>
          left && !passed ? [(Date.parse(left.at) - Date.parse(at)) / 86_400_000] : [],
        ),
      );
    case 'amount':
      return meanOf(stays.flatMap(({ member }) => member.trace.counted.amount?.netMinor ?? []));
    default:
      return shareOf(gone, (stay) => outcomeOf(stay) === outcomes[figure]);
  }
}

function ofQuality(figure: Of<'quality'>['figure'], counting: Counting): Sample {
  const leads = leadsIn(counting.members, counting.span);
  const came = leads.filter(isToTakeUp);
  const minutes = (of: (lead: Member) => string | undefined): Sample =>
    meanOf(
      came.flatMap((lead) => {
        const at = of(lead);
        return at === undefined ? [] : [workingMinutesBetween(lead.trace.arrivedAt, at, counting.calendar)];
      }),
    );
  switch (figure) {
    case 'nonTargetShare':
      return shareOf(
        leads.filter((lead) => ['non-target', 'mql'].includes(verdictOf(lead))),
        (lead) => verdictOf(lead) === 'non-target',
      );
    case 'untouchedShare':
      return shareOf(came, responded.untouched);
    case 'claimMinutes':
      return minutes(({ trace }) => trace.claim?.at);
    case 'contactMinutes':
      return minutes(({ trace }) => trace.contactedAt);
    case 'leadsPerDay':
      return perDay(
        leads.filter(isNew).map(({ arrivedAt: at }) => ({ at })),
        counting,
      );
  }
}

/** Of new leads that came in the days: whether their account has ordered since, and how much. */
function ofEconomics(figure: Of<'economics'>['figure'], counting: Counting): Sample {
  const { sales, accounts, calendar } = counting;
  const byAccount = Map.groupBy(sales, ({ accountId }) => accountId);
  const ordersOf = ({ arrivedAt, trace }: Member): readonly Sale[] => {
    // Stryker disable next-line StringLiteral,ArrayDeclaration: no account has a text like this as its id, and a text was ordered on no day
    const own = byAccount.get(survivorOf(trace.counted.accountId ?? '', accounts)) ?? [];
    return own.filter(({ on }) => on >= dayOf(arrivedAt, calendar.timeZone));
  };
  const leads = leadsIn(counting.members, counting.span).filter(isNew);
  if (figure === 'customerShare') return shareOf(leads, (lead) => ordersOf(lead).length > 0);
  const worth = ({ netMinor, margin }: Sale): number => (figure === 'revenuePerLead' ? netMinor : margin);
  return meanOf(leads.map((lead) => sumOf(ordersOf(lead).map(worth))));
}

function ofOrders(figure: Of<'plan'>['figure'], { sales, first, after }: Counting): Sample {
  const own = sales.filter(isOnDayOf({ first, after }));
  if (figure === 'orderAmount') return meanOf(own.map(({ netMinor }) => netMinor));
  if (figure === 'marginShare') return meanOf(own.map(({ margin, netMinor }) => margin / (netMinor || 1)));
  const byDay = Map.groupBy(own, ({ on }) => on);
  return meanOf(daysIn(first, after).map((day) => sumOf((byDay.get(day) ?? []).map(({ netMinor }) => netMinor))));
}

/** How many there are on a day, on average. */
function perDay(all: readonly { readonly at: string }[], { first, after, calendar }: Counting): Sample {
  const byDay = Map.groupBy(all, ({ at }) => dayOf(at, calendar.timeZone));
  return meanOf(daysIn(first, after).map((day) => byDay.get(day)?.length ?? 0));
}

function daysIn(first: string, after: string): string[] {
  const days: string[] = [];
  for (let day = first; day < after; day = plusDays(day, 1)) days.push(day);
  return days;
}
