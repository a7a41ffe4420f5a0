import { contextOf } from '../../../../shared/domain/records/context.ts';
import { type Migration, migrationsBetween } from '../../../../shared/domain/return/migrations.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { accountsSeen, buyerView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Who moved, the latest in front, as far as this person may see them. */
export async function listMigrations(asked: Input, services: Services, { by }: Call): Promise<Output> {
  const { from, to, after, limit } = asked;
  const { timeZone } = (await contextOf(by, services)).policy.calendar;
  const all = await migrationsBetween(from, to, timeZone, services.journal);
  const meant = all.filter((migration) => isMeant(migration, asked)).reverse();
  const some = meant.slice(after, after + limit);
  const accounts = await accountsSeen(
    by,
    some.map(({ accountId }) => accountId),
    services.records,
  );
  const items = some.flatMap((migration) => {
    const account = accounts.get(migration.accountId);
    return account ? [{ ...buyerView(account), ...migration }] : [];
  });
  return { items, ...(after + limit < meant.length && { next: after + limit }) };
}

const isMeant = ({ from, to, cause }: Migration, asked: Input): boolean =>
  (asked.fromCell === undefined || from?.cell === asked.fromCell) &&
  (asked.toCell === undefined || to.cell === asked.toCell) &&
  (asked.cause === undefined || cause === asked.cause);

export const listMigrationsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listMigrations,
});
