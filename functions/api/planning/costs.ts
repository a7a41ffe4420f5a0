/** A cost as its screens show it. */
import { Cost } from '../../../shared/domain/costs/cost.ts';
import { lazily } from '../../../shared/domain/lazily.ts';

export const CostView = lazily(() => Cost().omit({ kind: true }));
export const costView = ({ kind: _kind, ...shown }: Cost) => shown;
