/** How few customers a model may be fitted to: its errors beside those of the rates that were observed, over many simulated companies. */
import { columnsOf, type Customer, customersAt, historiesOf } from '../shared/domain/return/customers.ts';
import type { BgNbd } from '../shared/domain/return/forecast/bg-nbd.ts';
import { lackingOf } from '../shared/domain/return/forecast/enough.ts';
import { fitBgNbd } from '../shared/domain/return/forecast/fit-bg-nbd.ts';
import { observationsOf, rateIn, ratesOf } from '../shared/domain/return/forecast/observed-rates.ts';
import { predictAll } from '../shared/domain/return/forecast/predict-all.ts';
import { boundariesOf } from '../shared/domain/return/rfm/boundaries.ts';
import { wholeCompany } from '../shared/domain/return/score.ts';
import { buyers } from '../test/support/domain/buyers.ts';
import { fixed, table } from './markdown.ts';

const day = 720;
const horizonDays = 90;
const runs = 60;
const sizes = [30, 60, 100, 200, 400, 1000];
const kinds: Readonly<Record<string, BgNbd>> = {
  'a plant': { r: 1.2, alpha: 20, a: 0.6, b: 4 },
  'a shop': { r: 0.5, alpha: 6, a: 0.8, b: 2.5 },
  'loyal dealers': { r: 3, alpha: 30, a: 0.2, b: 4 },
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The mean square of what was said less what was (Brier, 1950). */
const brier = (said: ArrayLike<number>, did: readonly number[]): number =>
  mean(did.map((bought, n) => (bought - (said[n] ?? 0)) ** 2));

/** One company: how many came back, and the errors of what would have been said of each customer; none where nothing would have been. */
function company(model: BgNbd, customers: number, seed: number) {
  const all = buyers({ model, customers, enterWithinDays: 540, days: day + horizonDays }, seed);
  const then = [...customersAt(all, day)];
  const histories = historiesOf(then, day);
  const bought = ({ purchases }: Customer): boolean => purchases.some((purchase) => purchase.day > day);
  const buyersAfter = new Set(all.filter(bought).map(({ id }) => id));
  const did = then.map(({ id }) => Number(buyersAfter.has(id)));
  const fit = fitBgNbd(histories);
  return {
    repeaters: histories.repeats.filter((x) => x > 0).length,
    fitted: lackingOf(fit) ? undefined : brier(predictAll(fit.parameters, histories, horizonDays).toBuy, did),
    observed: observed(then, did),
    truth: brier(predictAll(model, histories, horizonDays).toBuy, did),
  };
}

function observed(then: readonly Customer[], did: readonly number[]): number | undefined {
  const columns = columnsOf(then, day);
  const boundaries = boundariesOf([columns]);
  if (!boundaries) return undefined;
  const rateFor = rateIn(ratesOf(observationsOf(then, day, horizonDays)));
  const rates = Array.from(columns.kernel.band(boundaries), (cell) => rateFor({ cell, base: wholeCompany })?.share);
  return rates.includes(undefined) ? undefined : brier(rates.map(Number), did);
}

const known = (values: readonly (number | undefined)[]): number[] => values.filter((value) => value !== undefined);

/** A row for each kind of company and each number of customers. */
export function guardTable(): string {
  const rows = Object.entries(kinds).flatMap(([name, model]) =>
    sizes.map((customers) => {
      const all = Array.from({ length: runs }, (_, n) => company(model, customers, customers * 1000 + n));
      const refused = all.filter(({ fitted }) => fitted === undefined).length;
      const both = all.filter(({ fitted, observed }) => fitted !== undefined && observed !== undefined); // the same companies, so that the errors compare
      const error = (of: 'fitted' | 'observed' | 'truth'): string =>
        fixed(mean(known(both.map((each) => each[of]))), 4);
      return [
        ...[name, String(customers), fixed(mean(all.map(({ repeaters }) => repeaters)))],
        ...[`${fixed((100 * refused) / runs)}%`, error('fitted'), error('observed'), error('truth')],
      ];
    }),
  );
  return table(['customers are', 'of them', 'came back', 'refused', 'model', 'observed', 'the truth'], rows);
}
