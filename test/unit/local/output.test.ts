import { describe, expect, it } from '@jest/globals';
import { meaning } from '../../../local/deploy.ts';
import { lastLines } from '../../../local/run.ts';
import { stepsOn } from '../../../local/steps.ts';

const output = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
};
/** A clock that moves on by two and a half seconds at every look. */
const ticking = () => {
  let now = 0;
  return () => (now += 2500);
};

describe('a step', () => {
  it('leaves one line with its seconds in a file, and one for each report', async () => {
    const file = output(false);
    const result = await stepsOn(file, ticking())('deploy', (report) => {
      report('stack 1 of 9');
      return Promise.resolve('done');
    });
    expect(result).toBe('done');
    expect(file.written).toEqual(['  deploy         stack 1 of 9\n', '  deploy         2.5 s\n']);
  });

  it('writes over its own line on a terminal', async () => {
    const terminal = output(true);
    await stepsOn(terminal, ticking())('deploy', () => Promise.resolve());
    expect(terminal.written).toEqual(['\r\u001b[K  deploy         …', '\r\u001b[K  deploy         2.5 s\n']);
  });
});

describe('what a failed deploy says', () => {
  it('is the lines that tell what failed, each once', () => {
    const said = [
      'Voronka-demo-Data: deploying... [1/9]',
      'Voronka-demo-Data | CREATE_FAILED | AWS::DynamoDB::Table | Records | it exists',
      '❌  Voronka-demo-Data failed: ValidationError: it exists',
      '❌  Voronka-demo-Data failed: ValidationError: it exists',
    ];
    expect(meaning(said.join('\n'))).toBe(said.slice(1, 3).join('\n'));
  });

  it('is its last lines when none of them tells', () => {
    const said = Array.from({ length: 30 }, (_, n) => `line ${String(n)}`);
    expect(meaning(said.join('\n'))).toBe(said.slice(-20).join('\n'));
  });
});

describe('the last lines of an output', () => {
  it('leave the empty ones out', () => {
    expect(lastLines('one\n\ntwo\n   \nthree\n', 2)).toBe('two\nthree');
  });
});
