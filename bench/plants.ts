/** `npm run bench:plants`: the lists of every Monday over two years in simulated plants, held against the truth; writes bench/PLANTS.md. */
import { leastBuyers } from '../shared/domain/return/cut.ts';
import { levels } from '../shared/domain/return/forecast/levels.ts';
import { leastObservations } from '../shared/domain/return/forecast/observed-rates.ts';
import { progressBands } from '../shared/domain/return/score.ts';
import { plantWeeks, warmUpWeeks } from '../test/support/domain/plants.ts';
import type { Verdict } from '../test/support/domain/plant-truth.ts';
import { fixed, report, table, where } from './markdown.ts';
import { percentile } from './percentile.ts';
import { type Asked, playPlant, questions, type Week } from './plant-weeks.ts';

/** Of each size so many plants, of different seeds. */
const seeds = { 40: 16, 120: 8, 300: 6, 5000: 1 } as const;

const percent = (part: number, of: number, digits = 0): string =>
  of === 0 ? '—' : `${fixed((100 * part) / of, digits)}%`;
const total = <T>(some: readonly T[], of: (each: T) => number): number => some.reduce((sum, each) => sum + of(each), 0);
const added = (verdicts: readonly Verdict[]): Verdict => ({
  said: total(verdicts, ({ said }) => said),
  right: total(verdicts, ({ right }) => right),
});
const rightOf = (verdicts: readonly Verdict[]): string => {
  const { said, right } = added(verdicts);
  return percent(right, said);
};

const plants = Object.entries(seeds).map(([size, count]) => {
  console.log(`${String(count)} plants of ${size} buyers`);
  const weeks = Array.from({ length: count }, (_, n) => playPlant(Number(size), Number(size) * 100 + n)).flat();
  return { size, count, weeks };
});
type Plants = (typeof plants)[number];

/** A table with a row for each size. */
const bySize = (head: readonly string[], row: (plants: Plants) => readonly string[]): string =>
  table(
    ['buyers', ...head],
    plants.map((each) => [each.size, ...row(each)]),
  );

/** How often a list has somebody, how many as a rule and at most in nine weeks of ten, and how right it is. */
const listCells = (verdicts: readonly Verdict[]): string[] => {
  const sizes = verdicts.map(({ said }) => said);
  const some = sizes.filter((said) => said > 0).length;
  return [
    percent(some, sizes.length),
    `${String(percentile(sizes, 0.5))} (${String(percentile(sizes, 0.9))})`,
    rightOf(verdicts),
  ];
};

const lists = bySize(
  [
    ...['about to slip: weeks with somebody', 'usual size', 'crossed'],
    ...['went silent: weeks with somebody', 'usual size', 'gone, or twice their gap'],
    ...['and due by their rhythm: usual size', 'gone, or twice their gap'],
    ...['and late: usual size', 'gone, or twice their gap'],
  ],
  ({ weeks }) => {
    const of = (name: 'slipping' | 'silent' | 'silentAndDue' | 'silentAndLate') =>
      listCells(weeks.map(({ judged }) => judged['as it is'][name]));
    return [...of('slipping'), ...of('silent'), ...of('silentAndDue').slice(1), ...of('silentAndLate').slice(1)];
  },
);

const progress = bySize(
  progressBands.flatMap((band) => [`${band}: of all`, 'bought']),
  ({ weeks }) => {
    const bands = progressBands.map((band) => added(weeks.map(({ judged }) => judged['as it is'].progress[band])));
    const all = total(bands, ({ said }) => said);
    return bands.flatMap(({ said, right }) => [percent(said, all), percent(right, said)]);
  },
);

const whyNot = ['few-repeaters', 'short-history', 'degenerate'] as const;
const basis = bySize(
  [
    'model',
    'of these corrected',
    ...whyNot.map((why) => `no model: ${why}`),
    ...levels.map((level) => `rate of: ${level}`),
    'no rate',
  ],
  ({ weeks }) => {
    const byModel = weeks.filter(({ lacking }) => lacking === undefined);
    const byRates = weeks.filter(({ lacking }) => lacking !== undefined);
    const told = [...levels, undefined].map((level) => total(byRates, (week) => week.told.get(level) ?? 0));
    return [
      ...[
        percent(byModel.length, weeks.length),
        percent(byModel.filter((week) => week.isCorrected).length, byModel.length),
      ],
      ...whyNot.map((why) => percent(weeks.filter(({ lacking }) => lacking === why).length, weeks.length)),
      ...told.map((count) =>
        percent(
          count,
          total(told, (each) => each),
        ),
      ),
    ];
  },
);

/** The mean square error of the chances, of the weeks that all that stand beside one another have. */
const errorOf = (weeks: readonly Week[], asked: Asked): string => {
  const judged = weeks.map((week) => week.judged[asked]);
  const said = total(judged, (each) => total(progressBands, (band) => each.progress[band].said));
  return said === 0 ? '—' : fixed(total(judged, ({ squares }) => squares) / said, 4);
};
const unsaid = (weeks: readonly Week[], asked: Asked): string =>
  percent(
    total(
      weeks,
      ({ customers, judged }) => customers - total(progressBands, (band) => judged[asked].progress[band].said),
    ),
    total(weeks, ({ customers }) => customers),
  );

const models = bySize(
  ['model', 'rates, in the same weeks', 'corrected model', 'not corrected, in the same weeks'],
  ({ weeks }) => {
    const byModel = weeks.filter(({ lacking }) => lacking === undefined);
    const corrected = byModel.filter(({ isCorrected }) => isCorrected);
    return [
      ...[errorOf(byModel, 'as it is'), errorOf(byModel, 'rates')],
      ...[errorOf(corrected, 'as it is'), errorOf(corrected, 'not corrected')],
    ];
  },
);

const alternatives = table(
  [
    'buyers',
    'asked',
    'error of the rates',
    'nothing said',
    'about to slip: crossed',
    'usual size',
    'went silent: gone, or twice their gap',
    'usual size',
  ],
  plants.flatMap(({ size, weeks }) =>
    questions.map((asked) => {
      const of = (name: 'slipping' | 'silent') => listCells(weeks.map(({ judged }) => judged[asked][name]));
      const [, slipSize = '', slipRight = ''] = of('slipping');
      const [, silentSize = '', silentRight = ''] = of('silent');
      return [size, asked, errorOf(weeks, asked), unsaid(weeks, asked), slipRight, slipSize, silentRight, silentSize];
    }),
  ),
);

await report('PLANTS.md', [
  `# The lists of the week in simulated plants\n\nMeasured by \`npm run bench:plants\` ${where()}.`,
  `Plants of three segments: dealers who buy every 20 to 45 days, industrial buyers every 80 to 130, individual ones every 180 to 365; each with a gap and a regularity of their own, and a day on which they are gone. After ${String(warmUpWeeks)} weeks that only fill the books, every Monday of ${String(plantWeeks)} weeks is cut, and what is said then is held against what came. ${plants.map(({ size, count }) => `${String(count)} plants of ${size}`).join(', ')}. Shares are of all their weeks; sizes are the median, and in brackets what nine weeks of ten stay within.`,
  '## The lists\n\nWent silent are those who left the best group in the week before. Due and late are by the reorder clock, and counted in the week in which both came true.',
  lists,
  '## Progress\n\nThe share of customers in each band, and of these the share that bought within 90 days: low says under 15%, high over 60%.',
  progress,
  '## What chances are told by\n\nShares of weeks; in weeks without a model, shares of the customers.',
  basis,
  'The mean square errors of the chances:',
  models,
  `## Alternatives\n\nOf all weeks, as if there were no model. It is ${String(leastObservations)} observations and ${String(leastBuyers)} buyers in the product.`,
  alternatives,
]);
