import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { moveClockTo } from '../../local/clock.ts';
import { clientConfig } from '../../local/environment.ts';
import { done, worked } from '../support/system/leads.ts';
import { mailTo } from '../support/system/mail.ts';
import { reset } from '../support/system/reset.ts';
import { idOf, nobody, staff, system } from '../support/system/system.ts';

beforeEach(reset);

const boris = staff('boris');
const day = 24 * 3_600_000;

async function remind(): Promise<unknown> {
  const lambda = new LambdaClient(clientConfig(system.endpoint));
  const { Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: system.outputs.FunctionRemindStaff, Payload: '{}' }),
  );
  lambda.destroy();
  return JSON.parse(Payload?.transformToString() ?? 'null');
}

/** Half past nine in Moscow on the next Wednesday, which is a working day but in the first days of a year. */
function nextWednesday(now: number): string {
  const days = ((10 - new Date(now).getUTCDay()) % 7) + 7;
  return new Date(Math.floor(now / day) * day + days * day + 6.5 * 3_600_000).toISOString();
}

describe('the letter of the morning', () => {
  it('tells what is due that day, once, to who has something to do', async () => {
    const id = await worked(boris);
    const now = Date.parse(String((await nobody('GET', '/health')).body['now']));
    const morning = nextWednesday(now);
    const dueAt = new Date(Date.parse(morning) + 3_600_000).toISOString();
    await done(
      boris('POST', '/tasks', {
        body: { subject: { kind: 'lead', id }, title: 'Отправить чертёж', dueAt, assignee: idOf.boris },
      }),
    );
    await moveClockTo(morning, staff('operator'), () => undefined);
    expect(await remind()).toMatchObject({ failed: 0 });
    expect(await remind()).toMatchObject({ daily: 0, failed: 0 });
    const letters = await mailTo('boris@demo.example');
    expect(letters.filter(({ body }) => body.text.includes('Отправить чертёж'))).toHaveLength(1);
  });
});
