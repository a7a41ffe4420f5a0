import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface FileStoreProps {
  /** Kept when its stack goes. Only the local stages do without. */
  readonly retained: boolean;
  /** Whose pages may send files here. @default - none */
  readonly origin?: string | undefined;
}

/** The bucket of files people send: nobody reads it but by a signed address, and each upload is an event. */
export class FileStore extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { retained, origin }: FileStoreProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [
        { prefix: 'imports/', expiration: Duration.days(30) }, // names and phones of people: no longer than an undo may take
        { prefix: 'import-errors/', expiration: Duration.days(30) },
        { prefix: 'mail/', expiration: Duration.days(30) }, // what people write is kept as notes
        { prefix: 'return/', expiration: Duration.days(30) }, // each night makes new ones
        { prefix: 'quotes/drafts/', expiration: Duration.days(30) }, // printed anew when they are asked for again
      ],
      ...(origin !== undefined && {
        cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: [origin], allowedHeaders: ['*'], maxAge: 3600 }],
      }),
    });
    const resource = this.bucket.node.defaultChild as CfnBucket; // the one resource behind a bucket
    resource.overrideLogicalId(id);
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }; // the CDK’s own way brings a function along
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Every reading and writing goes through a signed address that a function logs when it gives it out.',
    });
  }
}
