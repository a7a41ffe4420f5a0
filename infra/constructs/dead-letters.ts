import { Duration, Validations } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IConstruct } from 'constructs';
import { deadLettersOf } from '../../shared/domain/operations/dead-letters.ts';
import { alarmWhenAny } from './alarm.ts';
import { physicalName } from './physical-name.ts';

export interface DeadLettersProps {
  /** Folder of the function whose letters these are: it has the runbook. */
  readonly folder: string;
  /** Who is hurt by what lies here: the first line of its alarm. */
  readonly errorImpact: string;
  /** Who hears of its alarm. */
  readonly alarmTopic?: ITopic | undefined;
}

/** Where a function's callers put what it could not digest: kept for 14 days, and an alarm as soon as there is any. */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  readonly folder: string;

  /** The folders of all in a scope. */
  static foldersIn = (scope: IConstruct): string[] =>
    scope.node.findAll().flatMap((each) => (each instanceof DeadLetters ? [each.folder] : []));

  constructor(scope: Construct, id: string, { folder, errorImpact, alarmTopic }: DeadLettersProps) {
    super(scope, id);
    this.folder = folder;
    this.queue = new Queue(this, 'Queue', {
      queueName: physicalName(this, deadLettersOf(folder)),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    const reason = 'It is itself where letters end: people read it, and nothing takes from it and fails.';
    Validations.of(this.queue).acknowledge(
      { id: 'AwsSolutions-SQS3', reason },
      { id: 'Serverless-SQSRedrivePolicy', reason },
    );
    alarmWhenAny(this, 'Alarm', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'max' }),
      errorImpact,
      about: `Dead letters of the function ${folder}`,
      folder,
      alarmTopic,
    });
  }
}
