/** The committed state machines, made fit to run in process. */
import { readFileSync } from 'node:fs';
import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import * as z from 'zod';
import type { MachineName } from '../../../shared/domain/executions.ts';

const State = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  Parameters: z.record(z.string(), z.unknown()).optional(),
  TimeoutSecondsPath: z.string().optional(),
});
const Definition = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), State) });
export type Definition = z.infer<typeof Definition>;

export const parkingResource = 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken';

export const graphOfToday = 'graph-of-today';

/** What a deploy would put in for the placeholders. */
const deployed: Readonly<Record<string, string>> = {
  RecordsTable: 'Records',
  Look: 'look',
  FlagOverdue: 'flag-overdue',
  NextGeneration: 'next-generation',
  ImportPart: 'import-part',
  NextLetter: 'next-letter',
  NextWinBackStep: 'next-win-back-step',
  MailPart: 'mail-part',
};

/** The definition of a machine as committed and deployed; `graph` is its hash. */
export function committedDefinition(name: MachineName | 'import', { graph = graphOfToday } = {}): Definition {
  const text = readFileSync(new URL(`../../../statemachines/${name}.asl.json`, import.meta.url), 'utf8');
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (_, key: string) => {
    const value = key === 'DefinitionHash' ? graph : deployed[key];
    if (value === undefined) throw new Error(`nothing is deployed for \${${key}}`);
    return value;
  });
  return Definition.parse(JSON.parse(filled));
}

const Choice = z.looseObject({ Type: z.literal('Choice'), Choices: z.array(z.looseObject({ Next: z.string() })) });

/** An older graph of a machine, from before a stage was added to it. */
export function withoutStage(definition: Definition, title: string): Definition {
  const kept = Object.entries(definition.States).filter(([name]) => !name.startsWith(title));
  const States = kept.map(([name, state]): [string, Definition['States'][string]] => {
    const { data } = Choice.safeParse(state);
    return [name, data ? { ...data, Choices: data.Choices.filter(({ Next }) => Next !== title) } : state];
  });
  return { ...definition, States: Object.fromEntries(States) };
}

/**
 * A machine to run. The engine resolves `TimeoutSecondsPath` only after `Parameters` have replaced the input, and fails:
 * so every waiting state must have one, and it becomes a parameter that the stand-in for the task plays the timeout by.
 */
export function machineFrom(definition: Definition): StateMachine {
  const states = Object.entries(definition.States).map(([name, state]): [string, Definition['States'][string]] => {
    if (state.Resource !== parkingResource) return [name, state];
    const { TimeoutSecondsPath, Parameters, ...rest } = state;
    if (TimeoutSecondsPath === undefined) throw new Error(`"${name}" waits without a timeout`);
    return [name, { ...rest, Parameters: { ...Parameters, 'timeoutSeconds.$': TimeoutSecondsPath } }];
  });
  const runnable = { ...definition, States: Object.fromEntries(states) };
  return new StateMachine(runnable as StateMachineDefinition); // its constructor validates it
}

/** The task states of a definition. */
export const tasksOf = ({ States }: Definition): string[] =>
  Object.entries(States).flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));
