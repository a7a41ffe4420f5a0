import { App } from 'aws-cdk-lib';
import { buildStage } from '../app.ts';
import { checked } from '../checks.ts';
import { stageNamed } from '../config/stages.ts';

const app = new App({ analyticsReporting: false });
const stage = stageNamed(String(app.node.tryGetContext('stage') ?? 'demo'));
buildStage(app, stage);
if (!stage.local) checked(app); // the local stages are checked in the tests: a start should not wait for it
