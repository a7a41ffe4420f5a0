import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as StartWinBacksEnv } from '../../functions/events/start-win-backs/contract.ts';
import { Env as ScoreAccountsEnv } from '../../functions/schedule/score-accounts/contract.ts';
import type { Stage } from '../config/stages.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { buyers, files, guard, journal, people, records } from '../constructs/grant.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import type { DataStack } from './data-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

export interface ScoreStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly bus: EventBus;
  readonly alarmTopic?: ITopic | undefined;
}

/** What scores those who bought, and begins to win back whom the scores tell of. */
export class ScoreStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, bus, alarmTopic, ...props }: ScoreStackProps) {
    super(scope, id, props);
    const common = { alarmTopic, namesItsCalls: stage.local };
    const unscored = new DeadLetters(this, 'Unscored', {
      ...common,
      folder: 'schedule/score-accounts',
      errorImpact: 'Runs were missed: who is about to slip and who went silent is told later.',
    });
    const scoreAccounts = new PipelineFunction(this, 'ScoreAccounts', {
      ...common,
      folder: 'schedule/score-accounts',
      env: ScoreAccountsEnv,
      environment: { ...storeEnvironment(stage, data), FILES_BUCKET: data.files.bucketName },
      errorImpact:
        'Nobody sees who is about to slip or went silent, and nobody is won back: the scores are of an earlier day.',
      grants: [
        records.get(data.records),
        records.commit(data.records),
        buyers.parts(data.records),
        journal.append(data.journal),
        files.keepLists(data.filesArn),
        guard.noteRun(data.guard),
        ...clockGrants(stage, data),
      ],
      timeout: Duration.minutes(15),
      memorySize: 1769, // a whole processor: it may have a million accounts to score
      deadLetters: unscored.queue,
      retryAttempts: 0, // the next call comes soon, and goes on
    });
    new EventRoute(this, 'ScoreAccountsSchedule', {
      on: { every: Duration.minutes(15) },
      target: scoreAccounts.function,
      deadLetters: unscored,
    });
    new EventRoute(this, 'WhenScoringIsAsked', {
      on: { bus, facts: ['ScoringAsked'] },
      target: scoreAccounts.function,
      deadLetters: unscored,
    });

    const unstarted = new DeadLetters(this, 'Unstarted', {
      ...common,
      folder: 'events/start-win-backs',
      errorImpact: 'On some days nobody was begun to be won back.',
    });
    const startWinBacks = new PipelineFunction(this, 'StartWinBacks', {
      ...common,
      folder: 'events/start-win-backs',
      env: StartWinBacksEnv,
      environment: {
        ...storeEnvironment(stage, data),
        FILES_BUCKET: data.files.bucketName,
        PEOPLE_TABLE: data.people.tableName,
        SECRET_ARN: data.secret.secretArn,
      },
      errorImpact: 'Nobody is begun to be won back: those who slip away get neither letters nor calls.',
      grants: [
        records.get(data.records),
        records.getMany(data.records),
        records.list(data.records, 'board'),
        records.list(data.records, 'parent'),
        records.commit(data.records),
        journal.append(data.journal),
        people.get(data.people),
        files.readLists(data.filesArn),
        files.know(data.filesArn),
        { actions: ['secretsmanager:GetSecretValue'], resourceArns: [data.secret.secretArn] },
        ...clockGrants(stage, data),
      ],
      timeout: Duration.minutes(15),
      deadLetters: unstarted.queue,
    });
    new EventRoute(this, 'WhenAllAreScored', {
      on: { bus, facts: ['AccountsScored'] },
      target: startWinBacks.function,
      deadLetters: unstarted,
    });
    new CfnOutput(this, 'FunctionScoreAccounts', { value: scoreAccounts.function.functionName });
  }
}
