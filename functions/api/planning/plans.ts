import { SalesPlan } from '../../../shared/domain/plans/plan.ts';
import { lazily } from '../../../shared/domain/lazily.ts';

export const PlanView = lazily(() => SalesPlan().omit({ kind: true }));
export const planView = ({ kind: _kind, ...shown }: SalesPlan) => shown;
