import type { ChoiceRow } from '../../../../shared/domain/figures/choice.ts';
import { choiceCsv } from '../../../../shared/domain/figures/choice-csv.ts';
import { reportChoice as report } from '../../../../shared/domain/figures/report-choice.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportChoice(asked: Input, services: Services, call: Call) {
  const { asOf, rows, coverage, names } = await report(present(asked), services);
  const { asOf: _asked, ...filter } = asked;
  const linkTo = (more: Readonly<Record<string, string | undefined>>): string =>
    linkOf('/reports/choice/records', { ...filter, asOf, ...more });
  const linked = (row: ChoiceRow) => {
    const about = { ...present({ segment: row.segment }), competitor: row.us ? undefined : row.competitor };
    return {
      ...row,
      records: { won: linkTo({ ...about, outcome: 'won' }), lost: linkTo({ ...about, outcome: 'lost' }) },
    };
  };
  return asAccepted(
    {
      ...{ asOf, filter: present(filter), rows: rows.map(linked), names },
      coverage: {
        won: { ...coverage.won, records: linkTo({ outcome: 'untold' }) },
        lost: { ...coverage.lost, records: linkTo({ outcome: 'lost' }) },
      },
    },
    (made, decimal) => choiceCsv(made.rows, made.names, decimal),
    call,
  );
}

export const reportChoiceRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportChoice,
});
