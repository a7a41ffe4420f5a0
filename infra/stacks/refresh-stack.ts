import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Env as RecordLetterOutcomeEnv } from '../../functions/events/record-letter-outcome/contract.ts';
import { Env as RecordReplyEnv } from '../../functions/events/record-reply/contract.ts';
import { Env as NextLetterEnv } from '../../functions/workflow/next-letter/contract.ts';
import { mailProblems } from '../config/mail-problems.ts';
import type { Stage } from '../config/stages.ts';
import { alarmWhenAny } from '../constructs/alarm.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { files, type Grant, guard, journal, mail, people, records } from '../constructs/grant.ts';
import { InboundMail } from '../constructs/inbound-mail.ts';
import { PipelineFunction } from '../constructs/pipeline-function.ts';
import { Workflow } from '../constructs/workflow.ts';
import type { DataStack } from './data-stack.ts';
import { lettersOut } from './letters-out.ts';
import { clockGrants, storeEnvironment } from './store-environment.ts';

/** Of what the next letter is told, all that is about sending it. */
type MailEnvironment = Omit<
  Record<keyof typeof NextLetterEnv.shape, string>,
  keyof ReturnType<typeof storeEnvironment> | 'PEOPLE_TABLE' | 'SECRET_ARN'
>;

export interface RefreshStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly alarmTopic?: ITopic | undefined;
}

/** What letters need to leave, and the machine of the programmes. */
export class RefreshStack extends Stack {
  readonly nurture: Workflow;
  /** How a function sends letters: what it is told, and what it may. */
  readonly sending: { readonly environment: MailEnvironment; readonly grant: Grant };

  constructor(scope: Construct, id: string, { stage, data, alarmTopic, ...props }: RefreshStackProps) {
    super(scope, id, props);
    const { marketingFrom, serviceFrom, replyDomain, perSecond } = stage.mail;
    const sets = {
      marketing: new ConfigurationSet(this, 'MarketingSet', {
        configurationSetName: `voronka-${stage.name}-marketing`,
      }),
      service: new ConfigurationSet(this, 'ServiceSet', { configurationSetName: `voronka-${stage.name}-service` }),
    };
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default'); // SES publishes to no other
    for (const [name, set] of Object.entries(sets))
      set.addEventDestination(name, { destination: EventDestination.eventBus(defaultBus), events: told });
    const marketing = new EmailIdentity(this, 'Marketing', { identity: Identity.domain(domainOf(marketingFrom)) });
    new EmailIdentity(this, 'Service', { identity: Identity.domain(domainOf(serviceFrom)) }); // for letters to staff
    this.sending = {
      environment: {
        MARKETING_FROM: marketingFrom,
        MARKETING_SET: sets.marketing.configurationSetName,
        SERVICE_FROM: serviceFrom,
        SERVICE_SET: sets.service.configurationSetName,
        PUBLIC_URL: stage.consoleUrl ?? 'https://not-configured.invalid',
        REPLY_DOMAIN: replyDomain ?? 'none',
        MAIL_SERVICE: stage.local ? 'local' : 'aws',
        LETTERS_PER_SECOND: String(perSecond),
      },
      grant: mail.send(this, marketing.emailIdentityName, sets.marketing.configurationSetName),
    };
    const NextLetter = new PipelineFunction(this, 'NextLetter', {
      alarmTopic,
      namesItsCalls: stage.local,
      folder: 'workflow/next-letter',
      env: NextLetterEnv,
      ...lettersOut(stage, data, this.sending),
      errorImpact: 'People in the baskets get no letters, and nobody is asked to call them.',
    }).function;
    this.nurture = new Workflow(this, 'Nurture', {
      definition: 'nurture',
      functions: { NextLetter },
      recordsTable: data.records,
      folder: 'workflow/next-letter',
      errorImpact: 'Some people in the baskets get no letters until the reconciler starts them again.',
      alarmTopic,
    });

    const unheard = new DeadLetters(this, 'Unheard', {
      alarmTopic,
      folder: 'events/record-letter-outcome',
      errorImpact: 'What became of some letters was not noted: addresses that bounced are written to again.',
    });
    const recordOutcome = new PipelineFunction(this, 'RecordLetterOutcome', {
      alarmTopic,
      namesItsCalls: stage.local,
      folder: 'events/record-letter-outcome',
      env: RecordLetterOutcomeEnv,
      environment: { ...storeEnvironment(stage, data), SECRET_ARN: data.secret.secretArn },
      errorImpact: 'Nobody sees what becomes of letters, and addresses that bounce are written to again.',
      grants: [
        records.get(data.records),
        records.list(data.records, 'board'),
        records.commit(data.records),
        journal.append(data.journal),
        { actions: ['secretsmanager:GetSecretValue'], resourceArns: [data.secret.secretArn] },
        ...clockGrants(stage, data),
      ],
      deadLetters: unheard.queue,
    });
    new Rule(this, 'LettersTold', {
      eventPattern: {
        source: [stage.local ? 'local.ses' : 'aws.ses'],
        detail: { mail: { tags: { letter: [{ exists: true }] } } },
      },
      targets: [
        new LambdaFunction(recordOutcome.function, { deadLetterQueue: unheard.queue, maxEventAge: Duration.hours(6) }),
      ],
    });

    const unread = new DeadLetters(this, 'Unread', {
      alarmTopic,
      folder: 'events/record-reply',
      errorImpact: 'Some letters that came were not read: those who answered may get further letters.',
    });
    const recordReply = new PipelineFunction(this, 'RecordReply', {
      alarmTopic,
      namesItsCalls: stage.local,
      folder: 'events/record-reply',
      env: RecordReplyEnv,
      environment: {
        ...storeEnvironment(stage, data),
        FILES_BUCKET: data.files.bucketName,
        PEOPLE_TABLE: data.people.tableName,
        SECRET_ARN: data.secret.secretArn,
      },
      errorImpact: 'Replies are not seen, and do not stop the letters they answer.',
      grants: [
        records.get(data.records),
        records.getMany(data.records),
        records.list(data.records, 'board'),
        records.list(data.records, 'parent'),
        records.commit(data.records),
        journal.append(data.journal),
        people.put(data.people),
        guard.answered(data.guard),
        files.readMail(data.filesArn),
        files.know(data.filesArn),
        { actions: ['secretsmanager:GetSecretValue'], resourceArns: [data.secret.secretArn] },
        ...clockGrants(stage, data),
      ],
      timeout: Duration.minutes(1),
      deadLetters: unread.queue,
    });
    new Rule(this, 'MailCame', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [data.files.bucketName] }, object: { key: [{ prefix: 'mail/' }] } },
      },
      targets: [
        new LambdaFunction(recordReply.function, { deadLetterQueue: unread.queue, maxEventAge: Duration.hours(6) }),
      ],
    });
    this.#takeMailIn(stage, data);
    this.#alarmWhenPaused([recordOutcome, recordReply], stage, alarmTopic);
    new CfnOutput(this, 'StateMachineNurture', { value: this.nurture.stateMachine.stateMachineArn });
  }

  /** @throws when mail cannot come in as the stage says */
  #takeMailIn(stage: Stage, { files }: DataStack): void {
    const [problem] = mailProblems(stage);
    if (problem !== undefined) throw new Error(problem);
    const { inbound, replyDomain, marketingFrom, serviceFrom } = stage.mail;
    if (stage.local || !inbound || replyDomain === undefined) return;
    if (![marketingFrom, serviceFrom].map(domainOf).includes(replyDomain))
      new EmailIdentity(this, 'Replies', { identity: Identity.domain(replyDomain) });
    new InboundMail(this, 'Inbound', {
      ruleSet: inbound.ruleSet,
      recipients: [replyDomain, ...inbound.mailboxes],
      bucket: files as IBucket, // it is one, but for the library's own types
    });
  }

  /** Both that hear of bounces and complaints say in their log when marketing mail has paused by it. */
  #alarmWhenPaused(heard: readonly Heard[], stage: Stage, alarmTopic: ITopic | undefined): void {
    const [metric] = heard.map(({ logGroup, node }) =>
      new MetricFilter(this, `${node.id}Pauses`, {
        logGroup,
        filterPattern: FilterPattern.booleanValue('$.output.mailPaused', true),
        metricNamespace: 'Voronka',
        metricName: `${stage.name}/mail-pauses`,
      }).metric({ period: Duration.minutes(5), statistic: 'sum' }),
    );
    if (metric === undefined) throw new Error('nobody hears of bounces');
    alarmWhenAny(this, 'MailPaused', {
      metric,
      errorImpact:
        'No marketing letter leaves until somebody resumes: too many of the last ones bounced or were complained about.',
      about: 'Pauses of marketing mail by itself',
      folder: 'events/record-letter-outcome',
      alarmTopic,
    });
  }
}

type Heard = Construct & { readonly logGroup: ILogGroup };

/** Opens are mostly machines': nobody is told of them. */
const told = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.CLICK,
];

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
