import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { matrixOf, migrationsBetween } from '../../../../shared/domain/return/migrations.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The matrix of a time: from where, whither, why, for how much. */
export async function showMigrations({ from, to }: Input, services: Services, { by }: Call): Promise<Output> {
  const { calendar, company } = (await contextOf(by, services)).policy;
  const moved = matrixOf(await migrationsBetween(from, to, calendar.timeZone, services.journal));
  return { currency: company.currency, moved: moved.map((each) => present(each)) };
}

export const showMigrationsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showMigrations,
});
