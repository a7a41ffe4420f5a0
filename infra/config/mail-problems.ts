import type { Stage } from './stages.ts';

/** Where SES takes mail in (https://docs.aws.amazon.com/general/latest/gr/ses.html). A new one of AWS belongs here. */
const receivingRegions: readonly string[] = [
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];

/** What speaks against how a stage takes mail in, each with what to do about it. */
export function mailProblems(stage: Stage): string[] {
  if (stage.local) return [];
  const { name, region, mail } = stage;
  const place = `stages.${name}.mail`;
  if (!mail.inbound)
    return mail.replyDomain === undefined
      ? []
      : [`${place}.inbound is missing: without a rule set nobody reads what comes to ${mail.replyDomain}.`];
  return [
    ...(mail.replyDomain === undefined ? [`${place}.replyDomain is missing: letters say nowhere to answer to.`] : []),
    ...(region !== undefined && !receivingRegions.includes(region)
      ? [
          `SES takes no mail in in ${region}, but in ${receivingRegions.join(', ')}: leave ${place}.inbound out, or move.`,
        ]
      : []),
  ];
}
