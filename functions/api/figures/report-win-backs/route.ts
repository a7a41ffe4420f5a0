import { reportWinBacks as report } from '../../../../shared/domain/figures/report-win-backs.ts';
import { type AttemptFigure, attemptFigures, type WinBackRow } from '../../../../shared/domain/figures/win-backs.ts';
import { winBacksCsv } from '../../../../shared/domain/figures/win-backs-csv.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf, type MonthsAsOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportWinBacks(asked: MonthsAsOf, services: Services, call: Call) {
  const { asOf, currency, ...made } = await report(present(asked), services);
  const { from, to } = asked;
  const link = (figure: Readonly<Record<string, string>>) =>
    linkOf('/reports/win-backs/records', { from, to, asOf, ...figure });
  const shown = {
    rows: made.rows.map((row) => ({ ...row, records: linksOf(row, link) })),
    effects: made.effects.map(({ action, ...effect }) => {
      const arm = (figure: AttemptFigure) => link({ action, figure, measured: 'true' });
      return { action, ...effect, records: { treated: arm('made'), heldOut: arm('heldOut') } };
    }),
    causes: made.causes.map((counted) => {
      const { by, name = '', cause } = counted;
      return { ...counted, records: link({ by, name, cause }) };
    }),
  };
  return asAccepted({ asOf, currency, ...shown }, ({ rows }, decimal) => winBacksCsv(rows, currency, decimal), call);
}

/** Where each count of a row opens to what it counts, also of each outcome. */
function linksOf({ month, action, ended }: WinBackRow, link: (figure: Readonly<Record<string, string>>) => string) {
  const figures = attemptFigures.map((figure) => [figure, link({ month, action, figure })] as const);
  const outcomes = Object.keys(ended).map((outcome) => [outcome, link({ month, action, outcome })] as const);
  return { ...Object.fromEntries(figures), ended: Object.fromEntries(outcomes) };
}

export const reportWinBacksRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportWinBacks,
});
