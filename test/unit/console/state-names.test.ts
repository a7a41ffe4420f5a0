import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { root } from '../../../local/paths.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const Definition = z.object({ States: z.record(z.string(), z.unknown()) });
const states = globSync('statemachines/*.asl.json', { cwd: root })
  .flatMap((file) => Object.keys(Definition.parse(read(file)).States))
  .map((name) => name.replace(/: is it overdue$/, ''));
const Catalogue = z.object({ inGraph: z.record(z.string(), z.string()) });
/** As `use-words.ts` writes a name. */
const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

describe.each(['ru', 'en'])('the operator’s page in %s', (language) => {
  const named = Object.keys(Catalogue.parse(read(`console/src/features/operator/operator.${language}.json`)).inGraph);

  it('has a name for every state of every machine, and for no other', () => {
    expect(named.sort()).toEqual([...new Set(states.map(keyOf))].sort());
  });
});
