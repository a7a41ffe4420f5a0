import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';
import type { Runs } from '../../../shared/domain/operations/runs.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { lambdaContext } from '../../support/cloud/lambda-context.ts';

let built: number;
let notes: unknown[];
const runNotes: Runs = {
  began: () => Promise.resolve(void notes.push('began')),
  ended: (end) => Promise.resolve(void notes.push(end)),
};
let lines: string[];
beforeEach(() => {
  built = 0;
  notes = [];
  process.env['TABLE'] = 'Records';
  process.env['POWERTOOLS_DEV'] = 'true'; // so that what goes to CloudWatch passes the console
  process.env['POWERTOOLS_LOG_LEVEL'] = 'INFO';
  process.env['POWERTOOLS_METRICS_DISABLED'] = 'false';
  process.env['POWERTOOLS_SERVICE_NAME'] = 'schedule/reconcile';
  lines = [];
  const hear = (line: unknown): void => void lines.push(String(line));
  jest.spyOn(console, 'log').mockImplementation(hear);
  jest.spyOn(console, 'info').mockImplementation(hear);
});
afterEach(() => {
  jest.restoreAllMocks();
});
const env = z.object({ TABLE: z.string() });
const services = ({ TABLE }: z.infer<typeof env>) => {
  built += 1;
  return { table: TABLE, runNotes };
};

const Published = z.looseObject({
  service: z.string(),
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string(), Unit: z.string() })),
      }),
    ),
  }),
});
/** The metrics CloudWatch reads from the log. */
const published = () => lines.flatMap((line) => Published.safeParse(JSON.parse(line)).data ?? []);

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

  it('publishes every number of what it did as a metric of its own name, under the function’s', async () => {
    await schedule(() => Promise.resolve({ started: 2, givenUp: 0, deeds: ['L1'] }))({}, lambdaContext);
    expect(published()).toMatchObject([
      {
        service: 'schedule/reconcile',
        started: 2,
        givenUp: 0,
        _aws: {
          CloudWatchMetrics: [
            {
              Namespace: 'Voronka',
              Dimensions: [['service']],
              Metrics: [
                { Name: 'started', Unit: 'Count' },
                { Name: 'givenUp', Unit: 'Count' },
              ],
            },
          ],
        },
      },
    ]);
  });

  it('logs what it did in one line, with the ids', async () => {
    await schedule(() => Promise.resolve({ stopped: 1, deeds: [{ did: 'stopped', id: 'L1' }] }))({}, lambdaContext);
    expect(lines.map((line): unknown => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ message: 'done', stopped: 1, deeds: [{ did: 'stopped', id: 'L1' }] }),
    );
  });

  it('notes that it runs before it does anything, and what the run came to', async () => {
    const noted: unknown[] = [];
    await schedule(() => {
      noted.push(...notes);
      return Promise.resolve({ started: 2, deeds: ['L1'] });
    })({}, lambdaContext);
    expect(noted).toEqual(['began']);
    expect(notes).toEqual(['began', { ok: true, counts: { started: 2 } }]);
  });

  it('notes why a run failed', async () => {
    await expect(schedule(() => Promise.reject(new TypeError('no')))({}, lambdaContext)).rejects.toThrow('no');
    expect(notes).toEqual(['began', { ok: false, why: 'TypeError: no' }]);
  });

  it('that could not do a part of it tells what it did, and fails', async () => {
    const partly = schedule(() => Promise.resolve({ started: 1, failed: 2 }));
    await expect(partly({}, lambdaContext)).rejects.toThrow('2 failed');
    expect(notes).toEqual(['began', { ok: false, why: 'Error: 2 failed; the line before says which' }]);
    expect(published()).toMatchObject([{ started: 1, failed: 2 }]);
    expect(await schedule(() => Promise.resolve({ failed: 0 }))({}, lambdaContext)).toEqual({ failed: 0 });
  });
});
