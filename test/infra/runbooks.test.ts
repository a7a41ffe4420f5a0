import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../../local/paths.ts';
import { settingNames } from '../../shared/domain/settings/settings.ts';
import { everyStage } from '../support/infra/synthesised.ts';

const [, , prod] = await everyStage();
const folder = join(root, 'docs/runbooks');
const runbooks = readdirSync(folder)
  .filter((name) => name !== 'README.md')
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const nameOf = (functionFolder: string): string => `${functionFolder.replaceAll('/', '-')}.md`;
const functionFolders = ['api', 'events', 'schedule', 'workflow'].flatMap((group) =>
  readdirSync(join(root, 'functions', group)).map((name) => `${group}/${name}`),
);
const idsOf = (type: string, stack: string, prefix: string): string[] =>
  prod.resources
    .filter((each) => each.Type === type && each.stack === stack && each.id.startsWith(prefix))
    .map(({ id }) => id);
const all = (pattern: RegExp, text: string): string[][] => [...text.matchAll(pattern)].map((match) => match.slice(1));

describe('the runbooks', () => {
  it('are one for each function, named after its folder', () => {
    expect(runbooks.map(({ name }) => name).sort()).toEqual(functionFolders.map(nameOf).sort());
  });

  it.each(runbooks)(
    '$name says who is hurt, how to see it, what to check, how to mend and how to verify',
    ({ text }) => {
      const headings = all(/^## (.+)$/gm, text).flat();
      expect(headings).toEqual(['Who is hurt', 'How to see it', 'Check first', 'How to mend', 'How to verify']);
    },
  );

  it.each(runbooks)('$name gives three things to check first', ({ text }) => {
    const [, check = ''] = /## Check first\n([\s\S]*?)\n## /.exec(text) ?? [];
    expect(all(/^(\d)\. /gm, check).flat()).toEqual(['1', '2', '3']);
  });
});

describe('the commands of the runbooks', () => {
  const text = runbooks.map((runbook) => runbook.text).join('\n');

  it('ask for outputs the stacks have', () => {
    const asked = all(/\$\(output (\w+) (\w+)\)/g, text).map(([stack = '', output = '']) => `${stack} ${output}`);
    expect(asked.filter((each) => !prod.outputs.includes(each))).toEqual([]);
    expect(asked).not.toEqual([]);
  });

  it('find exactly one log group each', () => {
    const asked = all(/`logs (\w+) (\w+)/g, text);
    const found = asked.map(([stack = '', prefix = '']) => idsOf('AWS::Logs::LogGroup', stack, prefix).length);
    expect(found).toEqual(asked.map(() => 1));
    expect(asked).not.toEqual([]);
  });

  it('find exactly one queue each', () => {
    const asked = all(/\$\(queue (\w+)\)/g, text).flat();
    expect(asked.map((prefix) => idsOf('AWS::SQS::Queue', 'Flow', prefix).length)).toEqual(asked.map(() => 1));
    expect(new Set(asked)).toEqual(
      new Set(['FollowJournal', 'PublishFacts', 'MissedRuns', 'UnsweptDays', 'Unindexed']),
    );
  });

  it('ask for settings that exist', () => {
    const asked = all(/\/settings\/([a-z]\w*)/g, text).flat();
    const known: readonly string[] = settingNames;
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });
});
