import { mindFiles } from '../../../shared/domain/files/mind-files.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { Env, Input } from './contract.ts';
import { buildServices } from './services.ts';

/** How long one run begins with another file; the function has ten minutes, and one file may take the scanner two. */
const workMs = 420_000;

/** Sees to files that nothing else sees to any more. */
export const handler = scheduleHandler({
  env: Env,
  input: Input,
  services: buildServices,
  run: (services) => {
    const until = Date.now() + workMs;
    return mindFiles({ ...services, isTimeUp: () => Date.now() > until });
  },
});
