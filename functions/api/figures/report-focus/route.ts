import { focusCsv } from '../../../../shared/domain/figures/focus-csv.ts';
import { reportFocus as report } from '../../../../shared/domain/figures/report-focus.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportFocus(asked: Input, services: Services, call: Call) {
  const { asOf: _asked, ...filter } = asked;
  const made = await report(present(asked), services);
  const { asOf } = made;
  const recordsOf = (row: string) =>
    Object.fromEntries(
      opened.map((figure) => [figure, linkOf('/reports/focus/records', { ...filter, asOf, row, figure })]),
    );
  const rows = made.rows.map((row) => ({ ...row, records: recordsOf(row.segment ?? '') }));
  return asAccepted(
    { ...made, rows, filter: present(filter) },
    (focus, decimal) => focusCsv(focus, made.currency, decimal),
    call,
  );
}

/** What of a segment opens to what it counts. */
const opened = ['leads', 'activities', 'daysAtWork', 'orders', 'revenue', 'margin'] as const;

export const reportFocusRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportFocus,
});
