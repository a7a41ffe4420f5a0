import { present } from '../../../../shared/domain/present.ts';
import { dayNumber } from '../../../../shared/domain/return/day-number.ts';
import { type ListName, type ListRow, readList } from '../../../../shared/domain/return/list-pages.ts';
import { reorderReason, silenceReason, slipReason } from '../../../../shared/domain/return/reasons.ts';
import { scoringId } from '../../../../shared/domain/return/scoring-record.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { accountsSeen, buyerView, cellView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** One list of the last run, or of the one a cursor is of, as far as this person may see the accounts. */
export async function showList({ list, limit, cursor }: Input, services: Services, { by }: Call): Promise<Output> {
  const last = (await services.records.get('scoring', scoringId))?.last;
  const { runId, from } = placeOf(cursor) ?? { runId: last?.runId, from: 0 };
  if (runId === undefined || !last) return { items: [] };
  const rows = await readList(runId, list, { from, limit }, services.files);
  const accounts = await accountsSeen(
    by,
    rows.map(({ accountId }) => accountId),
    services.records,
  );
  const day = dayNumber(last.asOf);
  const items = rows.flatMap(({ cell, ...row }) => {
    const account = accounts.get(row.accountId);
    const reason = reasonOf(list, { cell, ...row }, day);
    return account ? [{ ...buyerView(account), ...row, group: cellView(cell), ...present({ reason }) }] : [];
  });
  return { items, ...(rows.length === limit && { next: `${runId}:${String(from + limit)}` }) };
}

function placeOf(cursor: string | undefined): { readonly runId: string; readonly from: number } | undefined {
  const [runId, from] = cursor?.split(':') ?? [];
  return runId === undefined ? undefined : { runId, from: Number(from) };
}

function reasonOf(list: ListName, { lastOn, crossesOn, bestUntilDays, reorder }: ListRow, day: number) {
  const times = { lastDay: dayNumber(lastOn), crossesDay: dayNumber(crossesOn), bestUntilDays };
  if (list === 'about-to-slip') return slipReason(times, day);
  if (list === 'went-silent') return silenceReason(times, day);
  return list === 'reorder' && reorder
    ? reorderReason({ ...reorder, dueDay: dayNumber(reorder.dueOn) }, day)
    : undefined;
}

export const showListRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showList,
});
