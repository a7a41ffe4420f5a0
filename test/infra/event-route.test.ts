import { describe, it } from '@jest/globals';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DeadLetters } from '../../infra/constructs/dead-letters.ts';
import { EventRoute, type Trigger } from '../../infra/constructs/event-route.ts';
import { nameStage } from '../../infra/constructs/physical-name.ts';

/** The rule of a route, with what it calls and where its dead letters go. */
function ruleOf(on: (stack: Stack) => Trigger) {
  const app = new App();
  nameStage(app, 'test');
  const stack = new Stack(app, 'Stack');
  const target = new LambdaFunction(stack, 'Target', {
    code: Code.fromInline('//'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  });
  const deadLetters = new DeadLetters(stack, 'DeadLetters', { folder: 'schedule/reconcile', errorImpact: 'Nobody.' });
  new EventRoute(stack, 'Route', { on: on(stack), target, deadLetters });
  return Template.fromStack(stack);
}
const dead = { DeadLetterConfig: { Arn: Match.anyValue() } };

describe('an event route', () => {
  it('on a schedule calls its function, and lets a missed run be', () => {
    ruleOf(() => ({ every: Duration.minutes(5) })).hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [Match.objectLike({ ...dead, RetryPolicy: { MaximumRetryAttempts: 0 } })],
    });
  });

  it('on every fact calls its function for whatever type the journal publishes', () => {
    ruleOf((stack) => ({ bus: new EventBus(stack, 'Bus'), facts: 'all' })).hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['voronka'] },
      Targets: [Match.objectLike({ ...dead, RetryPolicy: { MaximumEventAgeInSeconds: 21_600 } })],
    });
  });

  it('on facts calls its function for each of their types, as the journal publishes them, for six hours', () => {
    ruleOf((stack) => ({
      bus: new EventBus(stack, 'Bus'),
      facts: ['DealWon', 'LeadMoved'],
    })).hasResourceProperties('AWS::Events::Rule', {
      EventBusName: { Ref: Match.stringLikeRegexp('^Bus') },
      EventPattern: { source: ['voronka'], 'detail-type': ['DealWon', 'LeadMoved'] },
      Targets: [Match.objectLike({ ...dead, RetryPolicy: { MaximumEventAgeInSeconds: 21_600 } })],
    });
  });
});
