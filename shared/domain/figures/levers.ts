/** Levers: how much more margin a year would have left, had one in a hundred more gone on from a stage. */
import type { Said } from '../said.ts';
import { outcomeOf, type Staged, stagesWith } from './funnel.ts';
import type { Member } from './members.ts';
import { sumOf } from './numbers.ts';
import type { Span } from './reporting.ts';
import { isPaid, isProcess, type Pipeline, pipelines, stageOrder, stageTitle } from './stages.ts';
import type { Sale } from './sales.ts';

export type Lever = {
  readonly pipeline: Pipeline;
  readonly stage: string;
  readonly title: Said;
  /** Of so many who have left it by now, so large a part went on. */
  readonly gone: number;
  readonly conversion: number;
  /** What one point more would have left, net, in minor units; nothing where nothing was sold by that way. */
  readonly extraMargin?: number;
};

const point = 0.01;

/**
 * Of those who came to a stage in a time. One point more of those who left it, times the share that comes from behind it to
 * an order, times what an order leaves; of leads by the processes their deals went through.
 *
 * @param sales orders of the same time
 */
export function leversOf(members: readonly Member[], sales: readonly Sale[], span: Span): Lever[] {
  // Stryker disable next-line StringLiteral: by movement counts whatever is not by arrival
  const staged = stagesWith(members, 'movement', span);
  const worth = orderWorth(members, sales);
  return pipelines.flatMap((pipeline) =>
    staged
      .filter((each) => each.pipeline === pipeline && !isPaid(pipeline, each.stage))
      .flatMap(({ stage, stays }) => {
        const gone = stays.filter((stay) => outcomeOf(stay) !== 'here').length;
        if (gone === 0) return [];
        const brings = behind(pipeline, stage, staged, worth);
        const conversion = conversionAt(pipeline, stage, staged);
        const lever = { pipeline, stage, title: stageTitle(pipeline, stage), gone, conversion };
        return [{ ...lever, ...(brings !== undefined && { extraMargin: Math.round(point * gone * brings) }) }];
      }),
  );
}

function conversionAt(pipeline: Pipeline, stage: string, staged: readonly Staged[]): number {
  // Stryker disable next-line OptionalChaining,ArrayDeclaration: every stage of every pipeline is there
  const stays = staged.find((each) => each.pipeline === pipeline && each.stage === stage)?.stays ?? [];
  const gone = stays.filter((stay) => outcomeOf(stay) !== 'here');
  return gone.filter((stay) => outcomeOf(stay) === 'moved-on').length / Math.max(1, gone.length);
}

type Worth = ReadonlyMap<Pipeline, { readonly margin: number; readonly orders: number }>;

/** What an order of each process leaves on average. */
function orderWorth(members: readonly Member[], sales: readonly Sale[]): Worth {
  const processOf = new Map(members.map(({ trace }) => [trace.id, trace.pipeline]));
  // Stryker disable next-line StringLiteral: no deal has a text like this as its id
  const byProcess = Map.groupBy(sales, ({ dealId = '' }) => processOf.get(dealId));
  return new Map(
    [...byProcess].flatMap(([process, own]) =>
      // Stryker disable next-line ConditionalExpression: nobody asks what an order of no process leaves
      process === undefined
        ? []
        : [[process, { margin: sumOf(own.map(({ margin }) => margin)) / own.length, orders: own.length }] as const],
    ),
  );
}

/** What one more who goes on from a stage brings. */
function behind(pipeline: Pipeline, stage: string, staged: readonly Staged[], worth: Worth): number | undefined {
  const stages = stageOrder[pipeline].filter((each) => !isPaid(pipeline, each));
  const share = productOf(stages.slice(stages.indexOf(stage) + 1).map((each) => conversionAt(pipeline, each, staged)));
  const end = isProcess(pipeline) ? worth.get(pipeline)?.margin : ofDeals(staged, worth);
  return end === undefined ? undefined : share * end;
}

/** What a deal that is opened brings, by the processes deals went through. */
function ofDeals(staged: readonly Staged[], worth: Worth): number | undefined {
  const deals = pipelines.filter(isProcess).flatMap((process) => {
    // Stryker disable next-line StringLiteral: every process has a first stage
    const [first = ''] = stageOrder[process];
    // Stryker disable next-line OptionalChaining,ConditionalExpression: every stage is there, the first one of a process in front
    const opened = staged.find((each) => each.pipeline === process && each.stage === first)?.stays.length ?? 0;
    const behindFirst = behind(process, first, staged, worth);
    const brings = behindFirst === undefined ? undefined : behindFirst * conversionAt(process, first, staged);
    return [{ opened, brings }];
  });
  const known = deals.flatMap(({ opened, brings }) => (brings === undefined ? [] : [{ opened, brings }]));
  const all = sumOf(deals.map(({ opened }) => opened));
  return known.length === 0 || all === 0 ? undefined : sumOf(known.map(({ opened, brings }) => opened * brings)) / all;
}

const productOf = (numbers: readonly number[]): number => numbers.reduce((product, each) => product * each, 1);
