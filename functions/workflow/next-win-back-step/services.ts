import { buyersOf } from '../../../shared/adapters/pipelines.ts';
import type { WinningBack } from '../../../shared/domain/win-backs/run.ts';
import { lettersOut } from '../../../shared/letters/letters-out.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): WinningBack => ({ ...lettersOut(env), buyers: buyersOf(env) });
