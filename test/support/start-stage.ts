import { portFrom } from '../../local/port.ts';
import { type RunningSystem, startSystem } from '../../local/start-system.ts';

/** The mail of a stage has the port after its cloud's. */
const portsOfOne = 2;

/** Brings up a stage of the tests, each on ports of its own from `VORONKA_TEST_PORT` on, so that both can stand. */
export const startStage = (stage: 'test' | 'browser'): Promise<RunningSystem> => {
  const first = portFrom(process.env.VORONKA_TEST_PORT, 4666);
  return startSystem({ stage, port: stage === 'test' ? first : first + portsOfOne, tell: console.log });
};
