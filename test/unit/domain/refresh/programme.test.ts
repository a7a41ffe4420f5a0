import { describe, expect, it } from '@jest/globals';
import { Programme } from '../../../../shared/domain/refresh/programme.ts';

const letters = (...names: readonly string[]) => ({
  letters: names.map((letter) => ({ letter, afterDays: 3 })),
  callAfterDays: 5,
});

describe('The programme of a basket', () => {
  it('has each letter once, and says so', () => {
    expect(Programme().safeParse(letters('case', 'review')).success).toBe(true);
    expect(Programme().safeParse(letters('case', 'review', 'case')).error?.issues).toMatchObject([
      { path: ['letters'], message: 'each letter once' },
    ]);
  });
});
