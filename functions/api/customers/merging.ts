/** The routes by which staff merge two records of a kind. */
import * as z from 'zod';
import { lazily } from '../../../shared/domain/lazily.ts';
import { mergeable, type Mergeable } from '../../../shared/domain/merges/merge.ts';
import { merge } from '../../../shared/domain/merges/merging.ts';
import { contextOf } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { type ApiRoute, apiRoute } from '../../../shared/lambda/api-route.ts';
import type { RouteContract } from '../../../shared/lambda/route-contract.ts';
import { Env } from './environment.ts';
import { buildServices } from './services.ts';

/** Which one goes on, and which becomes its alias. */
export const MergeInput = lazily(() => z.strictObject({ id: z.uuid(), loser: z.uuid() }));
export const MergeView = lazily(() =>
  z.object({
    id: z.uuid(),
    of: z.enum(mergeable),
    into: z.uuid(),
    loser: z.uuid(),
    at: z.string(),
    undoneAt: z.string().optional(),
  }),
);

export const mergeRoute = (of: Mergeable, route: RouteContract): ApiRoute =>
  apiRoute({
    route,
    env: Env,
    input: MergeInput,
    output: MergeView,
    services: buildServices,
    run: async ({ id: into, loser }, services, { by }) => {
      const context = await contextOf(by, services);
      const decide = () => merge(of, { into, loser }, services.records, context);
      const { merge: made } = await decideAndCommit(services.records, context, decide);
      return { id: made.id, of, into, loser, at: made.at };
    },
  });
