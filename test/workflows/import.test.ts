import { afterEach, describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';
import { doPart } from '../../functions/workflow/import-part/handler.ts';
import { fileKey } from '../../shared/domain/imports/import.ts';
import { type Plant, plantWith, sent } from '../support/domain/imports.ts';
import { committedDefinition, machineFrom } from '../support/workflows/committed-machine.ts';

const Invocation = z.strictObject({ FunctionName: z.literal('import-part'), Payload: z.object({ key: z.string() }) });

/** Runs the machine for a file; `part` stands in for what it invokes. */
async function run(plant: Plant, key: string, part: typeof doPart = doPart) {
  const visited: string[] = [];
  const { result, eventLogs } = machineFrom(committedDefinition('import')).run(
    { key },
    {
      overrides: {
        taskResourceLocalHandlers: {
          'Next part': async (parameters: unknown) => ({
            Payload: await part(Invocation.parse(parameters).Payload, plant),
          }),
        },
        retryIntervalOverrides: { 'Next part': 0 },
      },
    },
  );
  const ended = result.then(
    () => 'SUCCEEDED',
    () => 'FAILED',
  );
  for await (const event of eventLogs) if (event.type === 'StateEntered') visited.push(event.state.name);
  return { status: await ended, visited };
}

const rows = Array.from({ length: 16_000 }, (_, n) => `Завод ${String(n % 7)};З-${String(n)};2026-01-15;1${String(n)}`);
const file = ['account;order;date;amount', ...rows].join('\n');

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the workflow of an import', () => {
  it('goes from part to part until the file is taken in', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(0); // a part ends by its rows, however slow the machine is
    const plant = await plantWith();
    const id = await sent(plant, file);
    const { status, visited } = await run(plant, fileKey(id));
    expect([status, visited]).toEqual([
      'SUCCEEDED',
      ['Next part', 'Is there more', 'Next part', 'Is there more', 'All done'],
    ]);
    expect(await plant.records.get('import', id)).toMatchObject({
      state: { name: 'done' },
      rows: { imported: 16_000, unchanged: 0, rejected: 0 },
    });
  });

  it('ends at once for a file that belongs to no import', async () => {
    const { status, visited } = await run(await plantWith(), 'imports/holiday.jpg');
    expect([status, visited]).toEqual(['SUCCEEDED', ['Next part', 'Is there more', 'All done']]);
  });

  it('tries a part that fails again, and counts no row twice', async () => {
    const plant = await plantWith();
    const id = await sent(plant, file.slice(0, 2000));
    let failures = 0;
    const { status } = await run(plant, fileKey(id), async (input, services) => {
      const done = await doPart(input, services);
      if (failures < 2) {
        failures += 1;
        throw new Error('the function timed out');
      }
      return done;
    });
    const record = await plant.records.get('import', id);
    expect([status, record?.state.name, record?.rows.unchanged]).toEqual(['SUCCEEDED', 'done', 0]);
  });

  it('fails, so that its alarm rings, when a part fails nine times', async () => {
    const plant = await plantWith();
    const id = await sent(plant, file);
    let tries = 0;
    const { status, visited } = await run(plant, fileKey(id), () => {
      tries += 1;
      return Promise.reject(new Error('the table is gone'));
    });
    expect([status, visited.at(-1), tries]).toEqual(['FAILED', 'Could not go on', 9]);
  });
});
