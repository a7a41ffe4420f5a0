import { economicsTables } from '../../../../shared/domain/figures/economics-tables.ts';
import {
  definitions,
  managerDefinitions,
  sharingDefinitions,
} from '../../../../shared/domain/figures/economics-definitions.ts';
import { type EconomicsRow, leadFigures } from '../../../../shared/domain/figures/economics.ts';
import {
  accountFigures,
  type EconomicsCell,
  reportEconomics as report,
} from '../../../../shared/domain/figures/report-economics.ts';
import { ruleSaid } from '../../../../shared/domain/figures/share-by.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asTables } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportEconomics(asked: Input, services: Services, call: Call) {
  const { managers, ...made } = await report(present(asked), services);
  const { asOf: _asked, ...filter } = asked;
  const linked = (row: EconomicsRow, cell: EconomicsCell) => ({
    ...row,
    records: recordsOf({ ...filter, asOf: made.asOf }, cell),
  });
  const { from, to } = asked;
  const sold = (seller: string) => linkOf('/reports/economics/orders', { from, to, asOf: made.asOf, seller });
  const shown = {
    rows: made.rows.map((row) => linked(row, { row: row.segment ?? '', month: row.month })),
    total: linked(made.total, {}),
    sharing: { ...made.sharing, rule: ruleSaid[made.sharing.by] },
    ...present({ managers: managers?.map((row) => ({ ...row, records: sold(row.manager ?? '') })) }),
  };
  const said = { definitions, managerDefinitions, sharingDefinitions };
  return asTables({ ...made, ...shown, ...said, filter: present(filter) }, economicsTables, call);
}

/** Where each count opens to what it counts. */
function recordsOf(asked: Readonly<Record<string, string | undefined>>, cell: EconomicsCell) {
  const link = (of: 'leads' | 'accounts', figure: string) =>
    [figure, linkOf(`/reports/economics/${of}`, { ...asked, ...cell, figure })] as const;
  return Object.fromEntries([
    ...leadFigures.map((figure) => link('leads', figure)),
    ...accountFigures.map((figure) => link('accounts', figure)),
  ]);
}

export const reportEconomicsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportEconomics,
});
