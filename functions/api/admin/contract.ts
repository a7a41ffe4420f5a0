import { route as changeSetting } from './change-setting/contract.ts';
import { route as listExecutions } from './list-executions/contract.ts';
import { route as moveClock } from './move-clock/contract.ts';
import { route as showQuarantine } from './show-quarantine/contract.ts';
import { route as showSetting } from './show-setting/contract.ts';

export { Env } from './environment.ts';
export const routes = [changeSetting, listExecutions, moveClock, showQuarantine, showSetting] as const;
