import { beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { taskHandler } from '../../../shared/lambda/task-handler.ts';
import { lambdaContext } from '../../support/cloud/lambda-context.ts';

let built: number;
beforeEach(() => {
  built = 0;
  process.env['TABLE'] = 'Records';
});
const env = z.object({ TABLE: z.string() });
const services = ({ TABLE }: z.infer<typeof env>) => {
  built += 1;
  return { table: TABLE };
};

describe('a task of a workflow', () => {
  const Input = z.strictObject({ id: z.string() });
  const Output = z.strictObject({ outcome: z.enum(['rung', 'nothing']) });
  const task = (run: (input: z.infer<typeof Input>) => Promise<z.infer<typeof Output>>) =>
    taskHandler({ env, input: Input, output: Output, services, run });
  const rung = () => Promise.resolve({ outcome: 'rung' } as const);

  it('answers with what its use case says', async () => {
    expect(await task(rung)({ id: 'L1' }, lambdaContext)).toEqual({ outcome: 'rung' });
  });

  it('builds its services once, on the first call', async () => {
    const handler = task(rung);
    expect(built).toBe(0);
    await handler({ id: 'L1' }, lambdaContext);
    await handler({ id: 'L2' }, lambdaContext);
    expect(built).toBe(1);
  });

  it('throws what its use case throws, for the workflow to try again', async () => {
    const failing = task(() => Promise.reject(new Error('throttled')));
    await expect(failing({ id: 'L1' }, lambdaContext)).rejects.toThrow('throttled');
  });

  it.each([[{}], [{ id: 7 }], [{ id: 'L1', more: true }], [null]])('throws on the input %j', async (event) => {
    await expect(task(rung)(event, lambdaContext)).rejects.toThrow(z.ZodError);
  });

  it('throws rather than tell its machine what the contract does not allow', async () => {
    const wrong = task(() => Promise.resolve({ outcome: 'rung', secret: 1 }));
    await expect(wrong({ id: 'L1' }, lambdaContext)).rejects.toThrow(z.ZodError);
  });

  it('throws while its environment is incomplete, and works once it is whole', async () => {
    const handler = task(rung);
    delete process.env['TABLE'];
    await expect(handler({ id: 'L1' }, lambdaContext)).rejects.toThrow(z.ZodError);
    process.env['TABLE'] = 'Records';
    expect(await handler({ id: 'L1' }, lambdaContext)).toEqual({ outcome: 'rung' });
  });
});

describe('a scheduled function', () => {
  const schedule = (run: (catchUp: boolean) => Promise<Record<string, unknown>>) =>
    scheduleHandler({
      env,
      input: z.object({ catchUp: z.boolean().default(false) }),
      services,
      run: (_services, { catchUp }) => run(catchUp),
    });
  const says = (catchUp: boolean) => Promise.resolve({ started: 2, catchUp });

  it('does its work on the schedule’s own event, which asks for nothing', async () => {
    const event = { version: '0', source: 'aws.scheduler', detail: {} };
    expect(await schedule(says)(event, lambdaContext)).toEqual({ started: 2, catchUp: false });
  });

  it('does what a call by hand asks for', async () => {
    expect(await schedule(says)({ catchUp: true }, lambdaContext)).toEqual({ started: 2, catchUp: true });
  });

  it('refuses a call that asks for what it does not understand', async () => {
    await expect(schedule(says)({ catchUp: 'yes' }, lambdaContext)).rejects.toThrow(z.ZodError);
  });

  it('throws what fails, for the next run to try again', async () => {
    await expect(schedule(() => Promise.reject(new Error('throttled')))({}, lambdaContext)).rejects.toThrow(
      'throttled',
    );
  });

  it('builds its services once', async () => {
    const handler = schedule(says);
    await handler({}, lambdaContext);
    await handler({}, lambdaContext);
    expect(built).toBe(1);
  });
});
