import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as FollowJournalEnv } from '../../functions/events/follow-journal/contract.ts';
import { Env as IndexRecordEnv } from '../../functions/events/index-record/contract.ts';
import { Env as PublishFactsEnv } from '../../functions/events/publish-facts/contract.ts';
import { Env as ReconcileEnv } from '../../functions/schedule/reconcile/contract.ts';
import { Env as SweepPeopleEnv } from '../../functions/schedule/sweep-people/contract.ts';
import { Env as FlagOverdueEnv } from '../../functions/workflow/flag-overdue/contract.ts';
import { Env as LookEnv } from '../../functions/workflow/look/contract.ts';
import { Env as NextGenerationEnv } from '../../functions/workflow/next-generation/contract.ts';
import { indexedFacts } from '../../shared/domain/search/index-record.ts';
import type { Stage } from '../config/stages.ts';
import { alarmWhenAny } from '../constructs/alarm.ts';
import { type Grant, guard, journal, onExecutions, people, records, searchIndex } from '../constructs/grant.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { EventRoute } from '../constructs/event-route.ts';
import { JournalConsumer } from '../constructs/journal-consumer.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

export interface FlowStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  /** The machine that takes files in. */
  readonly importMachine: string;
  /** The machine of the programmes of letters. */
  readonly nurture: Workflow;
  /** The machine of mailings. */
  readonly mailing: Workflow;
  /** The machine of win-backs. */
  readonly winBack: Workflow;
  readonly alarmTopic?: ITopic | undefined;
}

/** What happens by itself: workflows, the journal's consumers, the reconciler. */
export class FlowStack extends Stack {
  readonly machines: {
    readonly LEADS_MACHINE: string;
    readonly PROJECT_MACHINE: string;
    readonly DEALER_ORDER_MACHINE: string;
    readonly NURTURE_MACHINE: string;
    readonly MAILING_MACHINE: string;
    readonly WIN_BACK_MACHINE: string;
  };
  /** Where every fact is published. */
  readonly bus: EventBus;
  readonly deadLetterQueues: Readonly<
    Record<'follow-journal' | 'publish-facts', { readonly queueUrl: string; readonly queueArn: string }>
  >;

  constructor(
    scope: Construct,
    id: string,
    { stage, data, importMachine, nurture, mailing, winBack, alarmTopic, ...props }: FlowStackProps,
  ) {
    super(scope, id, props);
    const common = { alarmTopic, namesItsCalls: stage.local };
    const store = storeEnvironment(stage, data);
    const look = [records.get(data.records), ...clockGrants(stage, data)];
    const change = [...look, records.commit(data.records), journal.append(data.journal)];

    const Look = new PipelineFunction(this, 'Look', {
      ...common,
      folder: 'workflow/look',
      env: LookEnv,
      environment: store,
      errorImpact: 'Workflows do not learn where their lead or deal stands: nobody is reminded.',
      grants: look,
    }).function;
    const FlagOverdue = new PipelineFunction(this, 'FlagOverdue', {
      ...common,
      folder: 'workflow/flag-overdue',
      env: FlagOverdueEnv,
      environment: store,
      errorImpact: 'Nobody is told that a lead or a deal is overdue.',
      grants: [...change, records.getMany(data.records), records.list(data.records, 'parent')], // it converts a lead, too
    }).function;
    const NextGeneration = new PipelineFunction(this, 'NextGeneration', {
      ...common,
      folder: 'workflow/next-generation',
      env: NextGenerationEnv,
      environment: store,
      errorImpact: 'Leads or deals at a stage newer than their workflow are not reminded of.',
      grants: change,
    }).function;

    const workflow = (name: string, definition: string, errorImpact: string): Workflow =>
      new Workflow(this, name, {
        definition,
        functions: { Look, FlagOverdue, NextGeneration },
        recordsTable: data.records,
        folder: 'workflow/look',
        errorImpact,
        alarmTopic,
      });
    const [leads, project, dealerOrder] = [
      workflow('Leads', 'leads', 'Some leads are followed by no workflow until the reconciler starts it again.'),
      workflow('Project', 'project', 'Some deals are followed by no workflow until the reconciler starts it again.'),
      workflow(
        'DealerOrder',
        'dealer-order',
        'Some dealers’ orders are followed by no workflow until it is started again.',
      ),
    ];
    const all = [leads, project, dealerOrder, nurture, mailing, winBack];
    const arns = all.map(({ stateMachine }) => stateMachine.stateMachineArn);
    this.machines = {
      LEADS_MACHINE: leads.stateMachine.stateMachineArn,
      PROJECT_MACHINE: project.stateMachine.stateMachineArn,
      DEALER_ORDER_MACHINE: dealerOrder.stateMachine.stateMachineArn,
      NURTURE_MACHINE: nurture.stateMachine.stateMachineArn,
      MAILING_MACHINE: mailing.stateMachine.stateMachineArn,
      WIN_BACK_MACHINE: winBack.stateMachine.stateMachineArn,
    };
    const executionArns = all.map(({ executionsArn }) => executionsArn);
    const startAndAnswer: Grant[] = [
      { actions: ['states:StartExecution', 'states:SendTaskSuccess'], resourceArns: arns },
    ];

    const bus = new EventBus(this, 'Bus', { eventBusName: `voronka-${stage.name}` });
    this.bus = bus;
    const followJournal = new JournalConsumer(this, 'FollowJournal', {
      ...common,
      journal: data.journal,
      folder: 'events/follow-journal',
      env: FollowJournalEnv,
      environment: { ...store, ...this.machines },
      errorImpact: 'Workflows do not follow what people do until the reconciler mends it: reminders come late.',
      lossImpact: 'Workflows never heard of some facts: their leads and deals wait for the reconciler to be followed.',
      grants: [
        records.get(data.records),
        records.getMany(data.records),
        records.list(data.records, 'owner'),
        records.list(data.records, 'parent'),
        ...clockGrants(stage, data),
        ...startAndAnswer,
        onExecutions([nurture.executionsArn], 'states:DescribeExecution'),
      ],
    });
    const publishFacts = new JournalConsumer(this, 'PublishFacts', {
      ...common,
      journal: data.journal,
      folder: 'events/publish-facts',
      env: PublishFactsEnv,
      environment: { EVENT_BUS: bus.eventBusName },
      errorImpact: 'Other systems, and automatic steps that start on facts, do not hear what happened.',
      lossImpact: 'Other systems, and automatic steps that start on facts, will never hear of some that happened.',
      grants: [{ actions: ['events:PutEvents'], resourceArns: [bus.eventBusArn] }],
    });
    this.deadLetterQueues = { 'follow-journal': followJournal.deadLetters, 'publish-facts': publishFacts.deadLetters };

    const unindexed = new DeadLetters(this, 'Unindexed', {
      ...common,
      folder: 'events/index-record',
      errorImpact: 'Some records are not found, or found by what they no longer are, until somebody changes them.',
    });
    const indexRecord = new PipelineFunction(this, 'IndexRecord', {
      ...common,
      folder: 'events/index-record',
      env: IndexRecordEnv,
      environment: { ...store, PEOPLE_TABLE: data.people.tableName },
      errorImpact: 'What was entered or changed is not found by searching.',
      grants: [
        records.get(data.records),
        records.getMany(data.records),
        records.list(data.records, 'board'),
        records.list(data.records, 'parent'),
        records.commit(data.records),
        journal.append(data.journal),
        people.get(data.people),
        searchIndex.put(data.people),
        searchIndex.find(data.people),
        ...clockGrants(stage, data),
      ],
      deadLetters: unindexed.queue,
    });
    new EventRoute(this, 'IndexedFacts', {
      on: { bus, facts: indexedFacts },
      target: indexRecord.function,
      deadLetters: unindexed,
    });

    const missedRuns = new DeadLetters(this, 'MissedRuns', {
      ...common,
      folder: 'schedule/reconcile',
      errorImpact: 'Runs of the reconciler were missed: leads and deals that lost their workflow are not reminded of.',
    });
    const reconcile = new PipelineFunction(this, 'Reconcile', {
      ...common,
      folder: 'schedule/reconcile',
      env: ReconcileEnv,
      environment: {
        ...store,
        ...this.machines,
        IMPORT_MACHINE: importMachine,
        DEFINITIONS: JSON.stringify({
          leads: leads.definitionHash,
          project: project.definitionHash,
          'dealer-order': dealerOrder.definitionHash,
          nurture: nurture.definitionHash,
          mailing: mailing.definitionHash,
          'win-back': winBack.definitionHash,
        }),
        RECONCILE_MINIMUM_AGE_SECONDS: String(stage.reconcile.minimumAgeSeconds),
      },
      errorImpact:
        'What lost events and stopped executions left behind stays unmended: some leads and deals are not reminded of.',
      grants: [
        ...change,
        records.getMany(data.records),
        records.list(data.records, 'board'),
        records.list(data.records, 'parent'),
        guard.noteRun(data.guard),
        guard.hit(data.guard),
        ...startAndAnswer,
        { actions: ['states:ListExecutions'], resourceArns: arns },
        { actions: ['states:StartExecution'], resourceArns: [importMachine] },
        onExecutions(executionArns, 'states:DescribeExecution', 'states:StopExecution'),
      ],
      timeout: Duration.minutes(10),
      deadLetters: missedRuns.queue,
      retryAttempts: 0, // the next run comes soon, and does what this one left
      ...(!stage.local && { reservedConcurrentExecutions: 1 }), // two at once would restart the same records; on the local cloud its own clock drives it too
    });
    alarmWhenAny(this, 'GivenUp', {
      metric: new Metric({
        namespace: 'Voronka',
        metricName: 'givenUp',
        dimensionsMap: { service: 'schedule/reconcile' },
        period: Duration.minutes(10), // at least one run of every period
        statistic: 'max',
      }),
      errorImpact: 'Some leads or deals are followed by no workflow until a person looks: nobody is reminded of them.',
      about: 'Records whose workflow keeps failing, left alone by the function schedule/reconcile',
      folder: 'schedule/reconcile',
      alarmTopic,
    });
    new EventRoute(this, 'ReconcileSchedule', {
      on: { every: Duration.seconds(Math.max(60, stage.reconcile.periodSeconds)) },
      target: reconcile.function,
      deadLetters: missedRuns,
    });

    const unswept = new DeadLetters(this, 'UnsweptDays', {
      ...common,
      folder: 'schedule/sweep-people',
      errorImpact: 'Personal data that belongs to no lead and no customer was not looked for on some days.',
    });
    const sweepPeople = new PipelineFunction(this, 'SweepPeople', {
      ...common,
      folder: 'schedule/sweep-people',
      env: SweepPeopleEnv,
      environment: { ...store, PEOPLE_TABLE: data.people.tableName },
      errorImpact: 'Personal data that belongs to no lead and no customer is kept longer than a day.',
      grants: [
        people.putBetween(data.people),
        people.remove(data.people),
        journal.of(data.journal),
        guard.noteRun(data.guard),
        ...clockGrants(stage, data),
      ],
      timeout: Duration.minutes(15), // it reads all personal data: 10 MB a second
      deadLetters: unswept.queue,
    });
    new EventRoute(this, 'SweepPeopleSchedule', {
      on: { every: Duration.days(1) },
      target: sweepPeople.function,
      deadLetters: unswept,
    });

    const outputs = {
      StateMachineLeads: leads.stateMachine.stateMachineArn,
      StateMachineProject: project.stateMachine.stateMachineArn,
      StateMachineDealerOrder: dealerOrder.stateMachine.stateMachineArn,
      EventBusName: bus.eventBusName,
      FunctionReconcile: reconcile.function.functionName,
      FunctionIndexRecord: indexRecord.function.functionName,
      FunctionSweepPeople: sweepPeople.function.functionName,
      FunctionFollowJournal: followJournal.consumer.function.functionName,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
