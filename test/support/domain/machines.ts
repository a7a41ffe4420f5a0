import type { MachineName } from '../../../shared/domain/executions.ts';
import { machineNames } from '../../../shared/domain/pipeline/live-records.ts';

/** Something of every machine that follows records. */
export const ofEachMachine = <T>(of: (machine: MachineName) => T): Readonly<Record<MachineName, T>> =>
  Object.fromEntries(machineNames.map((machine) => [machine, of(machine)])) as Record<MachineName, T>; // each is among them
