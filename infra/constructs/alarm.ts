import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export type AlarmProps = {
  readonly metric: IMetric;
  /** Who is hurt, and how: the first line of the alarm. */
  readonly errorImpact: string;
  /** What the metric counts. */
  readonly about: string;
  /** Folder of the function whose runbook says what to do. */
  readonly folder: string;
  /** Who hears of it. */
  readonly alarmTopic: ITopic | undefined;
  /** From which value on it rings. @default 1 */
  readonly from?: number;
};

/** An alarm that says who is hurt and links the runbook. It rings at the first one, unless it is told from how many on. */
export function alarmWhenAny(
  scope: Construct,
  id: string,
  { metric, errorImpact, about, folder, alarmTopic, from = 1 }: AlarmProps,
): void {
  const alarm = new Alarm(scope, id, {
    alarmDescription: `${errorImpact}\n${about}. Runbook: docs/runbooks/${folder.replaceAll('/', '-')}.md`,
    metric,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: from,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  if (alarmTopic) alarm.addAlarmAction(new SnsAction(alarmTopic));
}
