import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import { reportJournalOf } from '../../../shared/adapters/report-journal.ts';
import type { Excerpts } from '../../../shared/domain/records/records.ts';
import type { AreaEnv } from '../../../shared/lambda/area-environment.ts';
import { seeds } from '../../../settings/seeds.ts';

export type Services = Area & { readonly journal: Excerpts };
export const buildServices = (env: AreaEnv): Services => ({ ...areaOf(env, seeds), journal: reportJournalOf(env) });
