import type { PersonalItem } from '../../../shared/domain/people/people.ts';
import type { Context } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import type { Services } from './services.ts';

/** Decides and commits; what the decision says of people is put before. */
export const committed = <R extends object>(
  decide: () => Promise<Decision<R & { readonly items: readonly PersonalItem[] }>>,
  { records, people }: Pick<Services, 'records' | 'people'>,
  context: Context,
) =>
  decideAndCommit(records, context, async () => {
    const decision = await decide();
    if (decision.ok) await people.put(decision.items);
    return decision;
  });
