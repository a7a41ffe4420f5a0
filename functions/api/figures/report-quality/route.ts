import { qualityCsv } from '../../../../shared/domain/figures/quality-csv.ts';
import { type QualityRow, type ResponseRow, responses } from '../../../../shared/domain/figures/quality.ts';
import { reportQuality as report } from '../../../../shared/domain/figures/report-quality.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asAccepted } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportQuality(asked: Input, services: Services, call: Call) {
  const { asOf, currency, rows, total, response } = await report(present(asked), services);
  const { asOf: _asked, ...filter } = asked;
  const link: Link = (more) => linkOf('/reports/quality/records', { ...filter, asOf, ...more });
  const linked = (row: QualityRow) => ({
    ...row,
    records: link(present({ source: row.source, campaign: row.campaign })),
  });
  const made = {
    ...{ asOf, currency, filter: present(filter), rows: rows.map(linked), total: linked(total) },
    response: response.map((row) => ({ ...row, records: responseLinks(row, link) })),
  };
  return asAccepted(made, (whole, decimal) => qualityCsv([...whole.rows, whole.total], currency, decimal), call);
}

type Link = (more: Readonly<Record<string, string | undefined>>) => string;

/** Where each count of those to be taken up opens to what it counts. */
const responseLinks = ({ by, name }: ResponseRow, link: Link) => {
  const whose = { all: {}, hour: { hour: name }, manager: { responsible: name ?? '' } }[by];
  return Object.fromEntries(responses.map((response) => [response, link({ ...whose, response })]));
};

export const reportQualityRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportQuality,
});
