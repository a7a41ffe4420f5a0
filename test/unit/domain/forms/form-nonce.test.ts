import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formNonce, openedAt } from '../../../../shared/domain/forms/form-nonce.ts';
import { hashingWith } from '../../../support/domain/secrets.ts';

const ours = hashingWith('ours');
const now = 1_800_000_000;

describe('The nonce of a form', () => {
  it('tells when which form was opened, and carries nothing else but what is random', async () => {
    const nonce = await formNonce('request', now + 0.9, 'r1', ours);
    const text = `request.${String(now)}.r1`;
    expect(nonce).toBe(`${text}.${(await ours.hash('form-nonce', text)).slice(0, 32)}`);
    expect(await openedAt(nonce, 'request', ours)).toBe(now);
  });

  it('opens no other form, and none that somebody else signed', async () => {
    const nonce = await formNonce('request', now, 'r1', ours);
    expect(await openedAt(nonce, 'dealers', ours)).toBeUndefined();
    expect(await openedAt(nonce, 'request', hashingWith('theirs'))).toBeUndefined();
    expect(await openedAt('', 'request', ours)).toBeUndefined();
  });

  it('is none of ours once a character of it is another', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom('0', 'z', '.'), async (place, other) => {
        const nonce = await formNonce('request', now, 'r1', ours);
        const at = place % nonce.length;
        fc.pre(nonce[at] !== other);
        const forged = nonce.slice(0, at) + other + nonce.slice(at + 1);
        expect(await openedAt(forged, 'request', ours)).toBeUndefined();
      }),
    ));
});
