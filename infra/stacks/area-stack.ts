import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type * as z from 'zod';
import { present } from '../../shared/domain/present.ts';
import type { AreaNeeds } from '../../shared/lambda/area-contract.ts';
import type { RouteContract } from '../../shared/lambda/route-contract.ts';
import type { Stage } from '../config/stages.ts';
import { alarmWhenAny } from '../constructs/alarm.ts';
import { AreaApi, type Door } from '../constructs/area-api.ts';
import { type Grant, guard, journal, people, records } from '../constructs/grant.ts';
import { PipelineFunction, type PipelineFunctionProps } from '../constructs/pipeline-function.ts';
import type { DataStack } from './data-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

type StoreKeys = 'RECORDS_TABLE' | 'JOURNAL_TABLE' | 'GUARD_TABLE' | 'CLOCK' | 'PEOPLE_TABLE' | 'SECRET_ARN';

export interface AreaStackProps<Env extends z.ZodObject> extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly door: Door;
  /** The area's folder under `functions/api/`. */
  readonly area: string;
  readonly contract: { readonly Env: Env; readonly needs: AreaNeeds; readonly routes: readonly RouteContract[] };
  /** What the area's environment has beyond the store. */
  readonly more: Omit<PipelineFunctionProps<Env>['environment'], StoreKeys>;
  readonly grants?: readonly Grant[];
  readonly errorImpact: string;
  /** In MB. @default - as every function */
  readonly memorySize?: number;
  /** Whether its function answers for unknown paths. @default false */
  readonly catchesAll?: boolean;
  readonly alarmTopic?: ITopic | undefined;
}

/** One area of the HTTP API: its function and its routes. */
export class AreaStack<Env extends z.ZodObject> extends Stack {
  constructor(scope: Construct, id: string, props: AreaStackProps<Env>) {
    const {
      stage,
      data,
      door,
      area,
      contract,
      more,
      grants = [],
      errorImpact,
      memorySize,
      catchesAll = false,
      alarmTopic,
      ...stackProps
    } = props;
    super(scope, id, stackProps);
    const environment = {
      ...storeEnvironment(stage, data),
      PEOPLE_TABLE: data.people.tableName,
      SECRET_ARN: data.secret.secretArn,
      ...more,
    };
    const folder = `api/${area}`;
    const { function: handler, logGroup } = new PipelineFunction(this, 'Handler', {
      folder,
      env: contract.Env,
      environment: environment as PipelineFunctionProps<Env>['environment'], // the store's keys and the rest, as typed above
      errorImpact,
      alarmTopic,
      ...present({ memorySize }),
      namesItsCalls: stage.local,
      grants: [...grantsOf(contract.needs, data), ...clockGrants(stage, data), ...grants],
    });
    const failures = new MetricFilter(this, 'Failures', {
      logGroup,
      filterPattern: FilterPattern.numberValue('$.status', '>=', 500), // a failed call is answered, so the function itself shows no error
      metricNamespace: 'Voronka',
      metricName: `${stage.name}/${folder}/failures`,
    });
    alarmWhenAny(this, 'FailuresAlarm', {
      metric: failures.metric({ period: Duration.minutes(5), statistic: 'sum' }),
      errorImpact,
      about: `Answers of 500 and above by the function ${folder}`,
      folder,
      alarmTopic,
    });
    new AreaApi(this, 'Routes', { door, handler, routes: contract.routes, catchesAll });
  }
}

/** The rights an area needs: to read records by id and commit, as nearly every one, and what it says beyond that. */
const grantsOf = (needs: AreaNeeds, data: DataStack): Grant[] => [
  records.get(data.records),
  records.getMany(data.records),
  ...(needs.readsOnly ? [] : [records.commit(data.records), journal.append(data.journal)]),
  ...needs.lists.map((index) => records.list(data.records, index)),
  ...(needs.releases ? [records.release(data.records)] : []),
  ...needs.journal.map((call) => journal[call](data.journal)),
  ...needs.people.map((call) => people[call](data.people)),
  ...needs.guard.map((call) => guard[call](data.guard)),
  ...(needs.secrets ? [{ actions: ['secretsmanager:GetSecretValue'], resourceArns: [data.secret.secretArn] }] : []),
];
