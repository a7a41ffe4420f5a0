import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { openApiDocument } from '../../../functions/openapi.ts';

const committed = (): Promise<string> => readFile(join(import.meta.dirname, '../../../docs/openapi.json'), 'utf8');

const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) })),
  ),
});

describe('docs/openapi.json', () => {
  it('is what the contracts say today (npm run openapi)', async () => {
    expect(await committed()).toBe(await openApiDocument());
  });

  it('names every operation once, each with its problem', async () => {
    const { paths } = Document.parse(JSON.parse(await committed()));
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(operations.filter(({ responses }) => !('default' in responses))).toEqual([]);
  });

  it('has the routes of leads and deals that a desk needs', async () => {
    const { paths } = Document.parse(JSON.parse(await committed()));
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/leads',
        '/leads/manual',
        '/leads/{id}',
        ...['claim', 'moves', 'wait', 'assign', 'reopen', 'dispute'].map((act) => `/leads/{id}/${act}`),
        '/deals',
        '/deals/{id}',
        ...['moves', 'wait', 'assign', 'reopen', 'approve', 'quotes', 'payments', 'shipments', 'committee'].map(
          (act) => `/deals/{id}/${act}`,
        ),
        '/activities',
        '/tasks',
        '/tasks/{id}/done',
        '/changes',
        '/purchases',
        '/erp/events',
      ]),
    );
  });
});
