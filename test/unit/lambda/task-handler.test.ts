import { beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
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
