import { describe, expect, it } from '@jest/globals';
import { deskOf, found } from '../../../../shared/domain/records/found.ts';
import { anna, boris } from '../../../support/domain/actors.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { deskWith, leadAt, leadId } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

describe('A record asked for', () => {
  it('is found, or the answer says which one there is not', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    expect(await found(store, 'lead', leadId)).toEqual(leadAt('mql'));
    await expect(found(store, 'lead', idOf(9))).rejects.toThrow(`404 not-found: there is no lead ${idOf(9)}`);
  });

  it('of a desk is its owner’s, and none for nobody', async () => {
    const store = await storeOf(new ToldClock(), deskWith(leadId));
    expect(await deskOf(anna.id, store)).toEqual(deskWith(leadId));
    expect(await deskOf(boris.id, store)).toBeUndefined();
    const asked = () => Promise.reject(new Error('the store was asked for nobody’s'));
    expect(await deskOf(undefined, { get: asked })).toBeUndefined();
  });
});
