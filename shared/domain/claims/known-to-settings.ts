import type { Context } from '../records/context.ts';
import { refuse, type Refused } from '../records/refusal.ts';

type Said = { readonly cause?: string | undefined; readonly department?: string | null | undefined };

/** Why a cause or a department may not be said: the settings have none of that id. */
export const unknownToSettings = ({ cause, department }: Said, { policy }: Context): Refused | undefined =>
  unknown('cause', cause, policy['claim-causes']) ?? unknown('department', department, policy.departments);

function unknown(what: string, said: string | null | undefined, items: readonly { id: string }[]): Refused | undefined {
  if (said == null || items.some(({ id }) => id === said)) return undefined;
  const allowed = items.map(({ id }) => id).join(', ');
  return refuse(`${what}-unknown`, `there is no ${what} ${said}; there are ${allowed}`);
}
