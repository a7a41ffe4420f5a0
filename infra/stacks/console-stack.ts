import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { contentSecurityPolicy } from '../config/content-security-policy.ts';
import type { DeployedStage } from '../config/stages.ts';
import type { DataStack } from './data-stack.ts';
import type { DoorStack } from './door-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

export interface ConsoleStackProps extends StackProps {
  readonly stage: DeployedStage;
  readonly data: DataStack;
  readonly door: DoorStack;
  readonly identity: IdentityStack;
}

/**
 * The pages of the console and the API under one address. The local stages put them together by a proxy. `npm run deploy`
 * puts the pages there: the CDK’s own way brings along a function with more rights than any of ours.
 */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, door, identity, ...props }: ConsoleStackProps) {
    super(scope, id, props);
    const bucket = new Bucket(this, 'Pages', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY, // a deploy fills it anew
    }) as IBucket; // the CDK is compiled without exactOptionalPropertyTypes
    const api = this.#apiBehavior(door);
    const distribution = new Distribution(this, 'Distribution', {
      ...this.#named(stage),
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        responseHeadersPolicy: this.#headers([`https://${data.files.bucketRegionalDomainName}`, identity.signInUrl]),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.#edge('Page', onePage) }],
      },
      additionalBehaviors: {
        '/api/*': {
          ...api,
          functionAssociations: [
            { eventType: FunctionEventType.VIEWER_REQUEST, function: this.#edge('Api', unprefixed) },
          ],
        },
        '/u/*': api, // where readers of letters unsubscribe
      },
    });
    this.#acknowledge(bucket, distribution);
    const told = { ConsoleBucket: bucket.bucketName, SignInUrl: identity.signInUrl, Issuer: identity.issuer };
    for (const [name, value] of Object.entries(told)) new CfnOutput(this, name, { value });
    new CfnOutput(this, 'ConsoleDomain', { value: distribution.distributionDomainName });
  }

  /** Under the company’s own name, when it has a certificate for it. */
  #named({ consoleUrl, certificateArn }: DeployedStage) {
    if (consoleUrl === undefined || certificateArn === undefined) return {};
    return {
      domainNames: [new URL(consoleUrl).hostname],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    };
  }

  #apiBehavior({ door }: DoorStack): BehaviorOptions {
    return {
      origin: new HttpOrigin(Fn.join('', [door.apiId, '.execute-api.', this.region, '.', this.urlSuffix])),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
  }

  #edge(name: string, code: string): EdgeFunction {
    return new EdgeFunction(this, `${name}Request`, {
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
    });
  }

  #headers(connect: readonly string[]): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy({ connect }), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      },
    });
  }

  #acknowledge(bucket: IBucket, distribution: Distribution): void {
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the pages alone, which anybody may read.',
    });
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Staff travel: where they open the console is not restricted.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'The API limits what comes in by itself, and everything but the form needs a sign-in.',
      },
      { id: 'AwsSolutions-CFR3', reason: 'The API logs every call; who loads a page is worth no log.' },
      {
        id: 'AwsSolutions-CFR4',
        reason: 'Without a certificate of the company the name is CloudFront’s own, with its own TLS.',
      },
    );
  }
}

/** An address that is no file is one of the pages of the one page there is. */
const onePage = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/i.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

/** The API knows nothing of the prefix it is found under. */
const unprefixed = `function handler(event) {
  var request = event.request;
  request.uri = request.uri.replace(/^\\/api/, '');
  return request;
}`;
