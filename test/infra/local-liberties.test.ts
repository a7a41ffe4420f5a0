import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { statementsOf } from '../support/infra/statements.ts';
import { everyStage, type Synthesised } from '../support/infra/synthesised.ts';

const [demo, test, prod] = await everyStage();

const Variables = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
const Client = z.object({ ExplicitAuthFlows: z.array(z.string()), CallbackURLs: z.array(z.string()) });

const propertiesOf = ({ resources }: Synthesised, type: string): Record<string, unknown>[] =>
  resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);

/** What a stage lets people and functions do that only a stage without real data may. */
const libertiesOf = (stage: Synthesised) => {
  const clocks = propertiesOf(stage, 'AWS::Lambda::Function')
    .map((properties) => Variables.parse(properties).Environment.Variables)
    .flatMap(({ CLOCK }) => (CLOCK === undefined ? [] : [CLOCK]));
  const [client] = propertiesOf(stage, 'AWS::Cognito::UserPoolClient').map((properties) => Client.parse(properties));
  const [pool] = propertiesOf(stage, 'AWS::Cognito::UserPool');
  const expires = statementsOf(stage).filter(({ actions }) => actions.includes('states:SendTaskFailure'));
  return {
    clocks: [...new Set(clocks)],
    signsInByPassword: client?.ExplicitAuthFlows.includes('ALLOW_USER_PASSWORD_AUTH'),
    comesBackTo: client?.CallbackURLs,
    secondFactor: pool?.MfaConfiguration,
    plan: pool?.UserPoolTier,
    signsUpItself: pool?.AdminCreateUserConfig,
    expireAlarms: expires.map(({ stack }) => stack),
    fixedApiIds: propertiesOf(stage, 'AWS::ApiGatewayV2::Api').map(({ Tags }) =>
      Object.keys(z.record(z.string(), z.unknown()).parse(Tags)),
    ),
  };
};

const local = {
  clocks: ['adjustable'],
  signsInByPassword: true,
  secondFactor: 'OPTIONAL',
  plan: 'ESSENTIALS',
  signsUpItself: { AllowAdminCreateUserOnly: true },
  expireAlarms: ['Admin'],
  fixedApiIds: [['ms-custom-id', 'product', 'stage']],
};

describe('the liberties of a stage', () => {
  it.each([
    { ...demo, ports: [5173, 5183] },
    { ...test, ports: [5174, 5184] },
  ])('let scripts of $name move its clock and sign in with a password', (stage) => {
    expect(libertiesOf(stage)).toEqual({
      ...local,
      comesBackTo: stage.ports.map((port) => `http://localhost:${String(port)}/signed-in`),
    });
  });

  it('are none in production: real time, a second factor, no password out of the sign-in page', () => {
    expect(libertiesOf(prod)).toEqual({
      clocks: ['system'],
      signsInByPassword: false,
      comesBackTo: ['https://sales.plant.example/signed-in'],
      secondFactor: 'ON',
      plan: 'PLUS',
      signsUpItself: { AllowAdminCreateUserOnly: true },
      expireAlarms: [],
      fixedApiIds: [['product', 'stage']],
    });
  });

  it('let two runs of the reconciler meet, which in production wait for each other', () => {
    const reserved = (stage: Synthesised) =>
      propertiesOf(stage, 'AWS::Lambda::Function').flatMap(({ ReservedConcurrentExecutions: most }) =>
        most === undefined ? [] : [most],
      );
    expect([demo, test, prod].map(reserved)).toEqual([[], [], [1]]);
  });

  it('leave the reconciler less patient: it mends after 60 s in the demo, after 2 s in the tests, after 300 s in production', () => {
    const agesOf = (stage: Synthesised) =>
      propertiesOf(stage, 'AWS::Lambda::Function').flatMap((properties) => {
        const { RECONCILE_MINIMUM_AGE_SECONDS: age } = Variables.parse(properties).Environment.Variables;
        return age === undefined ? [] : [age];
      });
    expect([demo, test, prod].map(agesOf)).toEqual([['60'], ['2'], ['300']]);
  });
});
