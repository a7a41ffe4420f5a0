import {
  addCompetitor as decideAdding,
  type NewCompetitor,
  slugAsked,
} from '../../../../shared/domain/competitors/change-competitor.ts';
import { type Competitor, competitorId } from '../../../../shared/domain/competitors/competitor.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { competitorView, ourselves } from '../competitors.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Adds a company to the register. */
export async function addCompetitor(asked: NewCompetitor, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { competitor } = await decideAndCommit(records, context, async () => {
    const [before, us] = await Promise.all([
      records.get('competitor', competitorId(slugAsked(asked))),
      ourselves(records),
    ]);
    return decideAdding(asked, { before, us }, context);
  });
  return added(competitor);
}

const added = (competitor: Competitor) => new Reply(competitorView(competitor), { status: 201 });

export const addCompetitorRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: addCompetitor,
  again: async ({ id }, { records }) => added(await found(records, 'competitor', id('competitor'))),
});
