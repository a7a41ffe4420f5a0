import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { root } from '../../../local/paths.ts';
import { factDefinitions } from '../../../shared/domain/facts/draft.ts';
import { retrySeconds, triedForSeconds } from '../../../shared/domain/webhooks/backoff.ts';
import { eventTypeOf } from '../../../shared/domain/webhooks/event-types.ts';
import { routes } from '../../../functions/api/integrations/contract.ts';

const page = readFileSync(join(root, 'docs/webhooks.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([a-z-]+\.[a-z-]+)` +\| ([^|]+?) +\| ([^|]*?) *\|$/gm)].map(
  ([, event = '', said = '', fields = '']) => ({ event, said, fields }),
);

/** The fields of a fact's data as the page writes them. */
const fieldsOf = (schema: z.ZodType): string =>
  schema instanceof z.ZodObject
    ? Object.entries(schema.shape as Record<string, z.ZodType>)
        .map(([name, field]) => `\`${name}${field.safeParse(undefined).success ? '?' : ''}\``)
        .join(', ')
    : '';

describe('docs/webhooks.md', () => {
  it('lists every event of the catalogue, with the fields of its data', () => {
    const catalogue = Object.entries(factDefinitions).map(([type, { data }]) => [eventTypeOf(type), fieldsOf(data())]);
    expect(rows.map(({ event, fields }) => [event, fields]).sort()).toEqual(catalogue.sort());
    expect(rows.filter(({ said }) => said.length < 5)).toEqual([]);
  });

  it('names the pauses between attempts, and every route there is', () => {
    expect([...retrySeconds.map((seconds) => seconds / 60), triedForSeconds / 86_400]).toEqual([1, 5, 30, 120, 360, 3]);
    expect(page).toContain('after 1 minute, 5 minutes, 30 minutes, 2 hours, and then every 6 hours');
    expect(routes.map(({ path }) => path).filter((path) => !page.includes(path))).toEqual([]);
  });
});
