import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { ImportRuns } from '../../domain/imports/runs.ts';

/** Executions of the machine a function's environment names. */
export function importRunsOf(
  { IMPORT_MACHINE }: { readonly IMPORT_MACHINE: string },
  client = new SFNClient({}),
): ImportRuns {
  return {
    start: async (key, name) => {
      const command = new StartExecutionCommand({
        stateMachineArn: IMPORT_MACHINE,
        name,
        input: JSON.stringify({ key }),
      });
      await client.send(command).catch((error: unknown) => {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      });
    },
  };
}
