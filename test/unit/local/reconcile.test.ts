import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reconcileEvery, reconcileNow } from '../../../local/reconcile.ts';

/** A local cloud whose reconciler answers what it is told to. */
let cloud: Server;
let answers: { failed: boolean; body: object };
let runs: number;
beforeEach(async () => {
  runs = 0;
  cloud = createServer((_request, response) => {
    runs += 1;
    response.writeHead(200, answers.failed ? { 'x-amz-function-error': 'Unhandled' } : {});
    response.end(JSON.stringify(answers.body));
  });
  await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => cloud.close(resolve));
});

const system = () => {
  const address = cloud.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const outputs = { FunctionReconcile: 'reconcile' } as Parameters<typeof reconcileNow>[0]['outputs']; // it asks for no other
  return { endpoint: `http://127.0.0.1:${String(port)}`, outputs };
};

async function runsEvery(until: () => boolean): Promise<string[]> {
  const told: string[] = [];
  const end = reconcileEvery(system(), 0.005, (failure) => told.push(failure));
  while (!until()) await delay(5);
  await end();
  return told;
}

describe('the reconciler of a local stage', () => {
  it('says what it did', async () => {
    answers = { failed: false, body: { started: 2 } };
    expect(await reconcileNow(system())).toEqual({ started: 2 });
  });

  it('that runs again and again tells of a failure, once while it stays the same, and goes on', async () => {
    answers = { failed: true, body: { errorMessage: '1 failed' } };
    const first = 'FunctionReconcile failed: {"errorMessage":"1 failed"}';
    expect(await runsEvery(() => runs > 2)).toEqual([first]);
  });

  it('says nothing while all goes well', async () => {
    answers = { failed: false, body: { started: 0 } };
    expect(await runsEvery(() => runs > 2)).toEqual([]);
  });
});
