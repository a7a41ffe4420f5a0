import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as RunHypothesesEnv } from '../../functions/schedule/run-hypotheses/contract.ts';
import type { Stage } from '../config/stages.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { guard, journal, records } from '../constructs/grant.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import type { DataStack } from './data-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

export interface HypothesisStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly alarmTopic?: ITopic | undefined;
}

/** What starts hypotheses and judges them when their day has come. */
export class HypothesisStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, alarmTopic, ...props }: HypothesisStackProps) {
    super(scope, id, props);
    const common = { alarmTopic, namesItsCalls: stage.local, folder: 'schedule/run-hypotheses' };
    const unjudged = new DeadLetters(this, 'Unjudged', {
      ...common,
      errorImpact: 'Runs were missed: hypotheses are started and judged some hours later.',
    });
    const runHypotheses = new PipelineFunction(this, 'RunHypotheses', {
      ...common,
      env: RunHypothesesEnv,
      environment: storeEnvironment(stage, data),
      errorImpact: 'Hypotheses are neither started nor judged on their day: the director waits for what came of them.',
      grants: [
        records.get(data.records),
        records.getMany(data.records),
        records.list(data.records, 'board'),
        records.commit(data.records),
        journal.append(data.journal),
        journal.of(data.journal),
        journal.happened(data.journal),
        journal.excerpts(data.journal),
        guard.noteRun(data.guard),
        ...clockGrants(stage, data),
      ],
      timeout: Duration.minutes(15),
      memorySize: 1769, // a whole processor: it reads the journal of months
      deadLetters: unjudged.queue,
      retryAttempts: 0, // the next call comes soon, and goes on
    });
    new EventRoute(this, 'RunHypothesesSchedule', {
      on: { every: Duration.hours(1) },
      target: runHypotheses.function,
      deadLetters: unjudged,
    });
    new CfnOutput(this, 'FunctionRunHypotheses', { value: runHypotheses.function.functionName });
  }
}
