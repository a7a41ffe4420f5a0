import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import type { AreaEnv } from '../../../shared/lambda/area-environment.ts';
import { seeds } from '../../../settings/seeds.ts';

export type Services = Area;
export const buildServices = (env: AreaEnv): Services => areaOf(env, seeds);
