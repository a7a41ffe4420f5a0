import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { groups } from '../../shared/domain/people/actor.ts';
import type { Stage } from '../config/stages.ts';

export interface IdentityStackProps extends StackProps {
  readonly stage: Stage;
}

/** The sign-ins of staff: a pool with the six groups. User names are the ids of the staff register. */
export class IdentityStack extends Stack {
  readonly issuer: string;
  readonly client: UserPoolClient;
  /** Where people sign in, without a slash at the end. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, { stage, ...props }: IdentityStackProps) {
    super(scope, id, props);
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: stage.local ? Mfa.OPTIONAL : Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      featurePlan: stage.local ? FeaturePlan.ESSENTIALS : FeaturePlan.PLUS,
      ...(!stage.local && { standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION }),
      deletionProtection: !stage.local,
      removalPolicy: stage.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    for (const group of groups)
      new CfnUserPoolGroup(this, `Group-${group}`, { userPoolId: pool.userPoolId, groupName: group });
    this.client = pool.addClient('Console', {
      authFlows: { userSrp: true, userPassword: stage.local },
      accessTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
      ...(stage.consoleUrl === undefined
        ? { disableOAuth: true }
        : {
            oAuth: {
              flows: { authorizationCodeGrant: true },
              scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
              callbackUrls: pagesOf(stage).map((url) => `${url}/signed-in`),
              logoutUrls: pagesOf(stage),
            },
          }),
    });
    const domain = pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: `voronka-${stage.name}-${this.account}` }, // no other pool of the region may have it
    });
    this.signInUrl = domain.baseUrl();
    this.issuer = `https://cognito-idp.${this.region}.${this.urlSuffix}/${pool.userPoolId}`;
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.client.userPoolClientId });
  }
}

/** Where people sign in from. */
const pagesOf = (stage: Stage): string[] => [
  ...(stage.consoleUrl === undefined ? [] : [stage.consoleUrl]),
  ...(stage.local ? [stage.draftUrl] : []),
];
