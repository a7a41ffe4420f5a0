import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/competitors',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director'] },
  summary: 'Add a company to the register of competitors, a name is enough; one of them is ourselves',
  once: 'always',
} as const satisfies RouteContract;

export { NewCompetitor as Input } from '../../../../shared/domain/competitors/change-competitor.ts';
export { CompetitorView as Output } from '../competitors.ts';
