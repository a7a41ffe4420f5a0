/** What the query of a funnel lets through. */
import type { Excerpt } from '../shared/domain/records/excerpt.ts';
import { traceFacts } from '../shared/domain/figures/trace.ts';

const types: ReadonlySet<string> = new Set(traceFacts);

export const isAsked = ({ subject: { kind }, type, counted }: Excerpt): boolean =>
  (kind === 'lead' || kind === 'deal') && (types.has(type) || counted !== undefined);
