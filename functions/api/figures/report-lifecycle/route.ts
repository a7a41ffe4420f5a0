import { lifecycleStates, type SegmentStates } from '../../../../shared/domain/figures/lifecycle.ts';
import { lifecycleTables } from '../../../../shared/domain/figures/lifecycle-tables.ts';
import { reportLifecycle as report } from '../../../../shared/domain/figures/report-lifecycle.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { linkOf } from '../asked.ts';
import { Env } from '../environment.ts';
import { asTables } from '../months.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function reportLifecycle(asked: Input, services: Services, call: Call) {
  const { asOf: _asked, ...filter } = asked;
  const made = await report(present(asked), services);
  const link = (of: 'accounts' | 'orders', figure: Readonly<Record<string, string | undefined>>) =>
    linkOf(`/reports/lifecycle/${of}`, { ...filter, asOf: made.asOf, ...figure });
  const states = ({ segment }: SegmentStates) =>
    Object.fromEntries(lifecycleStates.map((state) => [state, link('accounts', { segment, state })]));
  const linked = {
    segments: made.segments.map((row) => ({ ...row, records: states(row) })),
    stages: made.stages.map((row) => ({ ...row, records: link('accounts', { cameTo: row.state }) })),
    recurringRecords: link('orders', { recurring: 'true' }),
    pyramid: made.pyramid.map((row) => ({
      ...row,
      records: {
        customers: link('accounts', { step: String(row.step) }),
        movedUp: link('accounts', { movedUpTo: String(row.step) }),
      },
    })),
    groups: made.groups.map((row) => ({ ...row, records: link('orders', { group: row.group ?? '' }) })),
  };
  return asTables({ ...made, ...linked, filter: present(filter) }, lifecycleTables, call);
}

export const reportLifecycleRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportLifecycle,
});
