/** Companies of the register as the API shows them. */
import * as z from 'zod';
import { Competitor, competitorId, ourKey } from '../../../shared/domain/competitors/competitor.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { notFound } from '../../../shared/domain/problem.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

export const CompetitorView = lazily(() => Competitor().omit({ kind: true }));
export const competitorView = ({ kind: _kind, ...shown }: Competitor) => shown;

/** By its id, or by its slug or name. @throws Problem 404 */
export async function competitorNamed(named: string, records: Pick<Records, 'get'>): Promise<Competitor> {
  const id = z.uuid().safeParse(named).success ? named : competitorId(named);
  const competitor = await records.get('competitor', id);
  if (!competitor) throw notFound('competitor', named);
  return competitor;
}

/** Who stands in the register as ourselves. */
export const ourselves = async (records: Pick<Records, 'holderOf'>): Promise<string | undefined> =>
  (await records.holderOf(ourKey))?.id;
