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
  const recordsOf = ({ segment }: SegmentStates) =>
    Object.fromEntries(
      lifecycleStates.map((state) => [
        state,
        linkOf('/reports/lifecycle/accounts', { ...filter, asOf: made.asOf, segment, state }),
      ]),
    );
  const segments = made.segments.map((row) => ({ ...row, records: recordsOf(row) }));
  return asTables({ ...made, segments, filter: present(filter) }, lifecycleTables, call);
}

export const reportLifecycleRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reportLifecycle,
});
