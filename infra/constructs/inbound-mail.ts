import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { ReceiptRule, ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses';
import { S3 } from 'aws-cdk-lib/aws-ses-actions';
import { Construct } from 'constructs';

export interface InboundMailProps {
  /** The company's own, which it keeps active: there is one for an account and region. */
  readonly ruleSet: string;
  /** Domains and addresses whose mail is taken in. */
  readonly recipients: readonly string[];
  readonly bucket: IBucket;
}

/** Puts mail that comes into the bucket, under `mail/`, and looks through it for viruses and spam before. */
export class InboundMail extends Construct {
  constructor(scope: Construct, id: string, { ruleSet, recipients, bucket }: InboundMailProps) {
    super(scope, id);
    new ReceiptRule(this, 'Rule', {
      ruleSet: ReceiptRuleSet.fromReceiptRuleSetName(this, 'RuleSet', ruleSet),
      recipients: [...recipients],
      actions: [new S3({ bucket, objectKeyPrefix: 'mail/' })],
      scanEnabled: true,
      tlsPolicy: TlsPolicy.OPTIONAL, // some mail servers of customers speak none
    });
  }
}
