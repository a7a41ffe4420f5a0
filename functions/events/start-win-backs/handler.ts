import { type StartingWinBacks, startWinBacks } from '../../../shared/domain/win-backs/start-win-backs.ts';
import { factHandler } from '../../../shared/lambda/fact-handler.ts';
import { log } from '../../../shared/lambda/log.ts';
import { Env } from './contract.ts';
import { buildServices } from './services.ts';

/** How long one call works; the function has a quarter of an hour. */
const workMs = 13 * 60_000;

export async function startInTime(services: Omit<StartingWinBacks, 'isTimeUp'>): Promise<void> {
  const until = Date.now() + workMs;
  const began = await startWinBacks({ ...services, isTimeUp: () => Date.now() > until });
  log().info('started', { began });
}

/** Begins the day's win-backs, once all accounts are scored. */
export const handler = factHandler({
  env: Env,
  services: buildServices,
  run: (_scored, services) => startInTime(services),
});
