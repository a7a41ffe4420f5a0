import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as ExportJournalEnv } from '../../functions/schedule/export-journal/contract.ts';
import { seeds } from '../../settings/seeds.ts';
import { namedBy } from '../../shared/domain/figures/managers.ts';
import { marginRates } from '../../shared/domain/return/margin.ts';
import { figureNames, lately, queryOf, saidOf } from '../../warehouse/queries.ts';
import type { DeployedStage } from '../config/stages.ts';
import { alarmWhenAny } from '../constructs/alarm.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { exports, guard } from '../constructs/grant.ts';
import { JournalFiles } from '../constructs/journal-files.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import type { DataStack } from './data-stack.ts';

export interface WarehouseStackProps extends StackProps {
  readonly stage: DeployedStage;
  readonly data: DataStack;
  readonly alarmTopic?: ITopic | undefined;
}

/** The journal in S3 for those who ask it in SQL. The local cloud knows neither exports nor Athena: it is in AWS stages alone. */
export class WarehouseStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, alarmTopic, ...props }: WarehouseStackProps) {
    super(scope, id, props);
    const databaseName = `voronka_${stage.name}`;
    const files = new JournalFiles(this, 'Exports', { databaseName });
    this.#exported(files, data, alarmTopic);
    this.#asked(files, databaseName, `voronka-${stage.name}`);
    new CfnOutput(this, 'ExportsBucket', { value: files.bucket.bucketName });
  }

  /** What brings the journal there. */
  #exported(
    { bucket, prefix }: JournalFiles,
    { journalArn, guard: guardTable }: DataStack,
    alarmTopic: ITopic | undefined,
  ): void {
    const folder = 'schedule/export-journal';
    const missed = new DeadLetters(this, 'Missed', {
      ...{ alarmTopic, folder },
      errorImpact: 'Exports were not looked after for some hours: analysts see what is new later.',
    });
    const exportJournal = new PipelineFunction(this, 'ExportJournal', {
      ...{ alarmTopic, folder },
      env: ExportJournalEnv,
      environment: {
        JOURNAL_ARN: journalArn,
        GUARD_TABLE: guardTable.tableName,
        EXPORTS_BUCKET: bucket.bucketName,
        EXPORTS_PREFIX: prefix,
      },
      errorImpact: 'An export of the journal failed: analysts see nothing newer until one is through.',
      grants: [
        exports.make(journalArn),
        exports.describe(journalArn),
        exports.list(),
        guard.noteRun(guardTable),
        exports.write(bucket.bucketArn, prefix),
      ],
      deadLetters: missed.queue,
      retryAttempts: 0, // the next run comes soon, and does what this one left
    });
    new EventRoute(this, 'ExportJournalSchedule', {
      on: { every: Duration.hours(1) },
      target: exportJournal.function,
      deadLetters: missed,
    });
    alarmWhenAny(this, 'Behind', {
      metric: new Metric({
        namespace: 'Voronka',
        metricName: 'hoursBehind',
        dimensionsMap: { service: folder },
        period: Duration.hours(2), // at least one run of every period
        statistic: 'max',
      }),
      errorImpact: 'Analysts see nothing of the last two days.',
      about: 'Hours since what the last export knows, by the function schedule/export-journal',
      ...{ folder, alarmTopic, from: 50 },
    });
    new CfnOutput(this, 'FunctionExportJournal', { value: exportJournal.function.functionName });
  }

  /** Where analysts ask, and what they find there: every figure as a saved query. */
  #asked({ answersUrl }: JournalFiles, database: string, name: string): void {
    const workGroup = new CfnWorkGroup(this, 'WorkGroup', {
      name,
      description: 'Figures of sales: saved queries, and whatever else is asked of the journal.',
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: 100 * 1024 ** 3, // half a dollar
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: answersUrl,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    });
    const { calendar, company, segments, staff } = seeds;
    const asked = {
      ...lately,
      timeZone: calendar.timeZone,
      calendar,
      currency: company.currency,
      rates: marginRates({ ...seeds, revision: 0 }),
      focus: new Set(segments.flatMap(({ id, focus }) => (focus ? [id] : []))),
      staff: namedBy(staff),
    };
    for (const figure of figureNames()) {
      const query = new CfnNamedQuery(this, `Figure-${figure}`, {
        ...{ database, workGroup: name, name: figure, description: saidOf(figure).slice(0, 1024) },
        queryString: queryOf(figure, asked),
      });
      query.addResourceDependency(workGroup);
    }
    new CfnOutput(this, 'AthenaWorkGroup', { value: name });
  }
}
