import { describe, expect, it } from '@jest/globals';
import { codeIn } from '../../../../shared/domain/tasks/code.ts';

describe('What came of something', () => {
  it.each(['talked', 'no-answer', 'x', 'a1', 'a'.repeat(40)])('is a code like %s, which a fact may keep', (said) => {
    expect(codeIn(said)).toBe(said);
  });

  it.each([undefined, '', 'Talked', 'he said no', 'спросил', '-x', '1x', 'a'.repeat(41), 'x '])(
    'in words like %j stays with its record',
    (said) => {
      expect(codeIn(said)).toBeUndefined();
    },
  );
});
