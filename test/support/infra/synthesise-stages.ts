/** Synthesises every stage into a folder, each with the report of its checks: run by `synthesised.ts` once for all tests. */
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { buildStage } from '../../../infra/app.ts';
import { checked } from '../../../infra/checks.ts';
import { stages } from '../../../infra/config/stages.ts';

const [folder = ''] = process.argv.slice(2);

function synthesise(name: string, build: (app: App) => void): void {
  const app = new App({
    analyticsReporting: false,
    outdir: join(folder, name),
    context: { 'aws:cdk:bundling-stacks': [] }, // templates do not need the bundles
  });
  build(app);
  checked(app);
  try {
    app.synth();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ValidationFailed')) throw error; // findings are in the report: the tests show them
  }
}

/** Production as a company would fill it in. */
const prod = {
  ...stages.prod,
  account: '123456789012',
  region: 'eu-central-1',
  alarmEmail: 'alarms@plant.example',
  consoleUrl: 'https://sales.plant.example',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
};

for (const stage of [stages.demo, stages.test, prod]) synthesise(stage.name, (app) => buildStage(app, stage));
synthesise('careless', (app) => new Bucket(new Stack(app, 'Careless'), 'Open'));
