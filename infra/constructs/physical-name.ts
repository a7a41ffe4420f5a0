import type { IConstruct } from 'constructs';

const stageKey = 'voronka:stage';

/** Says which stage an app is: before anything is in it. */
export const nameStage = (app: IConstruct, stage: string): void => app.node.setContext(stageKey, stage);

/**
 * What a function, a machine, or a queue of dead letters is called in the account: by its stage and folder, so that people find
 * it, and rights on it need nothing of the stack it is in.
 *
 * @throws when the app is of no stage
 */
export const physicalName = (scope: IConstruct, folder: string): string =>
  `voronka-${String(scope.node.getContext(stageKey))}-${folder.replaceAll('/', '-')}`;
