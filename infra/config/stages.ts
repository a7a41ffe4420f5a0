/** The clamd that looks through the files people send. */
export type ScannerPlace = {
  readonly host: string;
  readonly port: number;
  /**
   * The part of the company's own network it is in. It needs gateway endpoints to S3 and DynamoDB.
   *
   * @default - it is reached without
   */
  readonly network?: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] };
};

/** How letters leave. Marketing and service mail leave from domains of their own: what one is blamed for does not hurt the other. */
export type MailPlace = {
  readonly marketingFrom: string;
  readonly serviceFrom: string;
  /** Where replies come in. @default - they go to `marketingFrom` */
  readonly replyDomain?: string;
  /**
   * How they come in on AWS: by a rule of SES in a rule set that the company has and keeps active. So do letters to these
   * mailboxes, whose new senders become leads.
   *
   * @default - nothing comes in
   */
  readonly inbound?: { readonly ruleSet: string; readonly mailboxes: readonly string[] };
  /** How many letters the mail service takes in a second: what SES says of the account. */
  readonly perSecond: number;
};

/** The stages the product is deployed as. What only AWS may have hangs on `local` alone. */
type Common = {
  readonly reconcile: { readonly periodSeconds: number; readonly minimumAgeSeconds: number };
  /** Where the console is served, without a trailing slash: people come back there when they have signed in. */
  readonly consoleUrl?: string;
  readonly mail: MailPlace;
  /** @default - none: files stay unchecked, and are given out with a warning */
  readonly scanner?: ScannerPlace;
};

/** On the local cloud: nothing is retained, the clock can be moved, scripts may sign in with a password. */
export type LocalStage = Common & {
  readonly name: 'demo' | 'test' | 'browser';
  readonly local: true;
  /** Fixes the id of the HTTP API: 8 hexadecimal digits. */
  readonly apiId: string;
  readonly consoleUrl: string;
  /** Where the console is served while it is being written. */
  readonly draftUrl: string;
};

/** On AWS. `npm run deploy` refuses while an optional field is missing. */
export type DeployedStage = Common & {
  readonly name: 'prod';
  readonly local: false;
  /** The one account it may be deployed to: 12 digits. */
  readonly account?: string;
  readonly region?: string;
  /** Who hears of alarms: AWS asks this address once whether it wants to. */
  readonly alarmEmail?: string;
  /**
   * The certificate for the host of `consoleUrl`, of ACM in us-east-1, where CloudFront looks for it. The name is then led to
   * the output `ConsoleDomain`.
   */
  readonly certificateArn?: string;
};

export type Stage = LocalStage | DeployedStage;

const onThisMachine = {
  local: true,
  mail: {
    marketingFrom: 'news@news.voronka.example',
    serviceFrom: 'desk@voronka.example',
    replyDomain: 'reply.voronka.example',
    perSecond: 100,
  },
} as const;

export const stages = {
  demo: {
    ...onThisMachine,
    name: 'demo',
    consoleUrl: 'http://localhost:5173',
    draftUrl: 'http://localhost:5183',
    reconcile: { periodSeconds: 60, minimumAgeSeconds: 60 },
    apiId: '40d30001',
  },
  test: {
    ...onThisMachine,
    name: 'test',
    consoleUrl: 'http://localhost:5174', // beside a running demo
    draftUrl: 'http://localhost:5184',
    reconcile: { periodSeconds: 2, minimumAgeSeconds: 2 },
    apiId: '40d30002',
    scanner: { host: '127.0.0.1', port: 47310 }, // the tests answer there themselves
  },
  browser: {
    ...onThisMachine,
    name: 'browser',
    consoleUrl: 'http://localhost:5175', // beside the other tests, in a cloud of its own
    draftUrl: 'http://localhost:5185',
    reconcile: { periodSeconds: 60, minimumAgeSeconds: 60 },
    apiId: '40d30003',
  },
  prod: {
    name: 'prod',
    local: false,
    reconcile: { periodSeconds: 300, minimumAgeSeconds: 300 },
    mail: {
      marketingFrom: 'news@news.not-configured.invalid',
      serviceFrom: 'desk@not-configured.invalid',
      perSecond: 14,
    },
  }, // account, region, alarmEmail, consoleUrl, certificateArn and the addresses of mail are the company's own
} as const satisfies Record<string, Stage>;

/** @throws when there is no stage of this name */
export function stageNamed(name: string): Stage {
  const stage: Stage | undefined = Object.entries(stages).find(([key]) => key === name)?.[1];
  if (!stage) throw new Error(`no stage ${name}; there are ${Object.keys(stages).join(', ')}`);
  return stage;
}
