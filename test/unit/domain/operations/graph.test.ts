import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../../../../local/paths.ts';
import { graphOf } from '../../../../shared/domain/operations/graph.ts';

const machine = {
  StartAt: 'Look',
  States: {
    Look: {
      Type: 'Task',
      Comment: 'Reads the record',
      Next: 'Which',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Bad' }],
    },
    Which: { Type: 'Choice', Choices: [{ Next: 'Done' }, { Next: 'Done' }, { Next: 'Look' }], Default: 'Bad' },
    Done: { Type: 'Succeed' },
    Bad: { Type: 'Fail' },
  },
};

describe('the graph of a state machine', () => {
  it('has its states, and each way from one to another once', () => {
    expect(graphOf(JSON.stringify(machine))).toEqual({
      startAt: 'Look',
      states: [
        { name: 'Look', type: 'Task', comment: 'Reads the record' },
        { name: 'Which', type: 'Choice', comment: undefined },
        { name: 'Done', type: 'Succeed', comment: undefined },
        { name: 'Bad', type: 'Fail', comment: undefined },
      ],
      edges: [
        { from: 'Look', to: 'Which', kind: 'next' },
        { from: 'Look', to: 'Bad', kind: 'catch' },
        { from: 'Which', to: 'Done', kind: 'choice' },
        { from: 'Which', to: 'Look', kind: 'choice' },
        { from: 'Which', to: 'Bad', kind: 'choice' },
      ],
    });
  });

  it('is refused where there is none', () => {
    expect(() => graphOf('{}')).toThrow('StartAt');
  });

  it.each(readdirSync(join(root, 'statemachines')).filter((name) => name.endsWith('.asl.json')))(
    'of %s leads to every state but the first, and only to states there are',
    (file) => {
      const { startAt, states, edges } = graphOf(readFileSync(join(root, 'statemachines', file), 'utf8'));
      const names = states.map(({ name }) => name);
      expect(new Set([startAt, ...edges.map(({ to }) => to)])).toEqual(new Set(names));
      expect(edges.filter(({ from }) => !names.includes(from))).toEqual([]);
    },
  );
});
