import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fileToken, leadOfToken } from '../../../../shared/domain/files/form-token.ts';
import { leadId } from '../../../support/domain/leads.ts';
import { hashingWith } from '../../../support/domain/secrets.ts';

const ours = hashingWith('ours');
const now = 1_800_000_000;

describe('The token of a form', () => {
  it('is the lead, an end an hour away, and a keyed hash of both for this purpose', async () => {
    const until = `${leadId}.${String(now + 3600)}`;
    expect(await fileToken(leadId, now + 0.9, ours)).toBe(`${until}.${await ours.hash('file-token', until)}`);
  });

  it('is good for an hour', async () => {
    const token = await fileToken(leadId, now, ours);
    expect([await leadOfToken(token, now, ours), await leadOfToken(token, now + 3599.9, ours)]).toEqual([
      leadId,
      leadId,
    ]);
    expect(await leadOfToken(token, now + 3600, ours)).toBeUndefined();
  });

  it('of another key, another lead or another hour is none', async () => {
    const token = await fileToken(leadId, now, ours);
    const others = [
      await fileToken(leadId, now, hashingWith('theirs')),
      token.replace(/^0/, '1'),
      token.replace(String(now + 3600), String(now + 3601)),
      ` ${token}`,
      `${token}0`,
      token.toUpperCase(),
    ];
    for (const other of others) expect([other, await leadOfToken(other, now, ours)]).toEqual([other, undefined]);
  });

  it('is not guessed from anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await leadOfToken(text, now, ours)).toBeUndefined();
      }),
    );
  });
});
