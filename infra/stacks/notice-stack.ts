import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as RemindStaffEnv } from '../../functions/schedule/remind-staff/contract.ts';
import { Env as TellStaffEnv } from '../../functions/events/tell-staff/contract.ts';
import { tellingFacts } from '../../shared/domain/notices/tiding.ts';
import type { Stage } from '../config/stages.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { type Grant, guard, mail, records } from '../constructs/grant.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import type { DataStack } from './data-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';
import { receiversOf } from './webhook-stack.ts';

export interface NoticeStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly bus: EventBus;
  readonly alarmTopic?: ITopic | undefined;
}

/** How staff are told: of what happens, at once, and each morning of their day. */
export class NoticeStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, bus, alarmTopic, ...props }: NoticeStackProps) {
    super(scope, id, props);
    const common = { alarmTopic, namesItsCalls: stage.local };
    const { serviceFrom } = stage.mail;
    const configurationSet = `voronka-${stage.name}-service`;
    const environment = {
      ...storeEnvironment(stage, data),
      SERVICE_FROM: serviceFrom,
      SERVICE_SET: configurationSet,
      PUBLIC_URL: stage.consoleUrl ?? 'https://not-configured.invalid',
      MAIL_SERVICE: stage.local ? 'local' : 'aws',
      RECEIVERS: receiversOf(stage),
    };
    const grants: Grant[] = [
      records.get(data.records),
      records.getMany(data.records),
      records.commit(data.records), // a notice is no fact: nothing of it is in the journal
      mail.send(this, serviceFrom.slice(serviceFrom.lastIndexOf('@') + 1), configurationSet), // what is marketing has an identity of its own
      ...clockGrants(stage, data),
    ];

    const untoldStaff = new DeadLetters(this, 'UntoldStaff', {
      ...common,
      folder: 'events/tell-staff',
      errorImpact: 'Some people of the staff were never told of a lead, a task or a reply that is theirs.',
    });
    const tellStaff = new PipelineFunction(this, 'TellStaff', {
      ...common,
      folder: 'events/tell-staff',
      env: TellStaffEnv,
      environment,
      errorImpact: 'Nobody of the staff is told of new leads, tasks and replies: they see them when they look.',
      grants: [...grants, records.list(data.records, 'parent')],
      deadLetters: untoldStaff.queue,
    });
    new EventRoute(this, 'WhatStaffAreTold', {
      on: { bus, facts: tellingFacts },
      target: tellStaff.function,
      deadLetters: untoldStaff,
    });

    const missedMornings = new DeadLetters(this, 'MissedMornings', {
      ...common,
      folder: 'schedule/remind-staff',
      errorImpact: 'Runs were missed: people of the staff are told later of what is due today.',
    });
    const remindStaff = new PipelineFunction(this, 'RemindStaff', {
      ...common,
      folder: 'schedule/remind-staff',
      env: RemindStaffEnv,
      environment,
      errorImpact: 'People of the staff get no letter of the morning, and are not told of tasks that are due.',
      grants: [
        ...grants,
        records.list(data.records, 'board'),
        records.list(data.records, 'owner'),
        guard.noteRun(data.guard),
      ],
      timeout: Duration.minutes(4),
      deadLetters: missedMornings.queue,
      retryAttempts: 0, // the next run comes soon, and tells who was not told
    });
    new EventRoute(this, 'RemindStaffSchedule', {
      on: { every: Duration.minutes(5) },
      target: remindStaff.function,
      deadLetters: missedMornings,
    });
    new CfnOutput(this, 'FunctionTellStaff', { value: tellStaff.function.functionName });
    new CfnOutput(this, 'FunctionRemindStaff', { value: remindStaff.function.functionName });
  }
}
