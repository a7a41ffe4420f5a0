/** Pipeline machines, generated from the pipeline data: one task state per open stage, parked on its leg. */
import { ask, couldNot, park, type SortKey, type State } from './states.ts';

export type MachineStage = { readonly id: string; readonly title: string };
export type PipelineMachine = {
  readonly comment: string;
  /** The sort key of the records it follows. */
  readonly sortKey: SortKey;
  readonly open: readonly MachineStage[];
  readonly ended: readonly MachineStage[];
};
const on = (stage: string, next: string) => ({ Variable: '$.where.stage', StringEquals: stage, Next: next });

const unknown = 'No graph knows this stage';

/** The ASL of one pipeline. */
export function machineOf({ comment, sortKey, open, ended }: PipelineMachine): Record<string, unknown> {
  const choice = (otherwise: string): State => ({
    Type: 'Choice',
    Choices: [...[...open, ...ended].map(({ id, title }) => on(id, title)), on('superseded', 'Superseded')],
    Default: otherwise,
  });
  const stages = open.flatMap(({ id, title }) => [
    [
      title,
      park({ sortKey, onTimeout: `${title}: is it overdue`, onElsewhere: 'Where it stands', next: 'Which stage' }),
    ] as const,
    [`${title}: is it overdue`, ask('${FlagOverdue}', title, { stage: id })] as const,
  ]);
  return {
    Comment: comment,
    StartAt: 'Where it stands',
    States: {
      'Where it stands': ask('${Look}', 'Which stage'),
      'Which stage': choice('Next generation'),
      ...Object.fromEntries(stages),
      ...Object.fromEntries(ended.map(({ title }) => [title, { Type: 'Succeed' }])),
      'Next generation': ask('${NextGeneration}', 'Which stage now'),
      'Which stage now': choice(unknown),
      Superseded: { Type: 'Succeed' },
      [unknown]: {
        Type: 'Fail',
        Error: 'NoGraphKnowsTheStage',
        Cause: 'a record stands at a stage that no deployed graph has; the reconciler tries, and then asks a person',
      },
      ...couldNot,
    },
  };
}
