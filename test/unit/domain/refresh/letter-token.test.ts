import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { letterOfToken, letterToken } from '../../../../shared/domain/refresh/letter-token.ts';
import { testSecrets } from '../../../support/domain/secrets.ts';

describe('The token of a letter', () => {
  it('leads to the letter, and to nothing else, whatever case a server has left it in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), async (id) => {
        const token = await letterToken(id, testSecrets);
        expect(await letterOfToken(token, testSecrets)).toBe(id);
        expect(await letterOfToken(token.toUpperCase(), testSecrets)).toBe(id);
      }),
      { numRuns: 20 },
    );
  });

  it('fits the local part of an address behind "reply+", and says nothing of the person', async () => {
    const token = await letterToken('01a218e6-efac-7345-994c-d3714c980ba2', testSecrets);
    expect(token).toMatch(/^01a218e6efac7345994cd3714c980ba2[\da-f]{24}$/);
    expect(`reply+${token}`.length).toBeLessThanOrEqual(64); // RFC 5321, 4.5.3.1.1
  });

  it.each([
    ['nothing', ''],
    ['words', 'unsubscribe'],
    ['an id alone', '01a218e6efac7345994cd3714c980ba2'],
    ['one sign more', `01a218e6efac7345994cd3714c980ba2${'0'.repeat(25)}`],
    ['another signature', `01a218e6efac7345994cd3714c980ba2${'0'.repeat(24)}`],
  ])('is not %s', async (_what, token) => {
    expect(await letterOfToken(token, testSecrets)).toBeUndefined();
  });
});
