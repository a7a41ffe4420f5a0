import { referralsCsv } from '../../../../shared/domain/figures/referrals-csv.ts';
import { referralFigures, reportReferrals as report } from '../../../../shared/domain/figures/report-referrals.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { companiesOf } from '../accounts.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportReferrals(asked: Input, services: Services, call: Call) {
  const { asOf, currency, rows } = await report(present(asked), services);
  const ids = rows.map(({ referrer }) => referrer);
  const companies = await companiesOf(ids, services.records);
  const { from, to } = asked;
  const recordsOf = (referrer: string) =>
    Object.fromEntries(
      referralFigures.map((figure) => [
        figure,
        linkOf('/reports/referrals/records', { from, to, asOf, referrer, figure }),
      ]),
    );
  const named = rows.map((row) => ({
    ...{ ...row, records: recordsOf(row.referrer) },
    ...present({ company: companies.get(row.referrer) }),
  }));
  return asAccepted(
    { asOf, currency, rows: named },
    (made, decimal) => referralsCsv(made.rows, currency, decimal),
    call,
  );
}

export const reportReferralsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportReferrals,
});
