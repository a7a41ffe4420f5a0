import { describe, expect, it } from '@jest/globals';
import { contactKeysOf, NewLead, prepareByHand } from '../../../../shared/domain/leads/enter-by-hand.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, monday, newIdOf } from '../../../support/domain/contexts.ts';

/** Hashes that show what they are of. */
const secrets = {
  hash: (purpose: string, text: string) => Promise.resolve(`${purpose}:${text}`),
  sign: () => Promise.resolve(new Uint8Array()),
  isSecretOf: () => Promise.resolve(false),
};
const enter = (lead: NewLead) => prepareByHand(lead, contextOf(anna), secrets);

describe('A lead entered by hand', () => {
  it('is a request like any other, with its readable part apart', async () => {
    const { request, brought } = await enter({
      source: 'phone',
      origin: 'customer',
      name: 'Ivan',
      email: ' Ivan@Zavod.example ',
      phone: '8 495 123-45-67',
      message: 'Call me',
      company: 'Zavod',
      segment: 'dealer',
    });
    expect(request).toEqual({
      leadId: newIdOf(1),
      newPersonId: newIdOf(2),
      touch: { at: monday, source: 'phone' },
      origin: 'customer',
      details: { company: 'Zavod', segment: 'dealer' },
      contactKeys: ['contact:email/ivan@zavod.example', 'contact:phone/+74951234567'],
      mailDomainKey: 'contact:domain/zavod.example',
      consents: [],
      verdict: { name: 'new' },
    });
    const known = { name: 'Ivan', email: 'ivan@zavod.example', phone: '+74951234567' };
    const submission = { rawBody: '', contentType: 'by hand', ...known, message: 'Call me' };
    expect(brought).toEqual({ submission, contacts: known, evidence: [] });
  });

  it('needs one contact that is one', async () => {
    const { request, brought } = await enter({ source: 'phone', email: 'nonsense', phone: '+7 495 123-45-67' });
    expect(request.contactKeys).toEqual(['contact:phone/+74951234567']);
    expect(brought.contacts).toEqual({ phone: '+74951234567' });
    await expect(enter({ source: 'phone', email: 'nonsense', phone: '12' })).rejects.toThrow(
      '422 contact-needed: an e-mail or a phone is needed; given: nonsense, 12',
    );
    await expect(enter({ source: 'phone' })).rejects.toThrow('given: neither');
  });

  it('comes from a source of the settings', async () => {
    await expect(enter({ source: 'fax', phone: '+7 495 123-45-67' })).rejects.toThrow(
      '422 source-unknown: there is no source fax; there are site, tilda, typeform, google-ads, exhibition, phone, mail, referral, tender, generic',
    );
  });

  it('keeps what is said without the spaces around it, and nothing of what is spaces alone', async () => {
    const said = { company: ' Завод  № 1 ', need: ' Drives ', region: '  ', email: ' ', phone: ' +7 495 123-45-67 ' };
    const { request, brought } = await enter(NewLead().parse({ source: ' phone ', ...said, message: ' ' }));
    expect(request.details).toStrictEqual({ company: 'Завод  № 1', need: 'Drives' });
    expect(request.touch.source).toBe('phone');
    expect(brought.submission).toStrictEqual({ rawBody: '', contentType: 'by hand', phone: '+74951234567' });
  });

  it('has the fields of a request, and no owner or stage', () => {
    expect(NewLead().safeParse({ source: 'phone', need: 'Drives', taxId: '7707083893' }).success).toBe(true);
    for (const wrong of [
      {},
      { source: 'phone', stage: 'mql' },
      { source: 'phone', name: ' ' },
      { source: 'phone', origin: 'sky' },
    ])
      expect(NewLead().safeParse(wrong).success).toBe(false);
  });
});

describe('The keys of a person', () => {
  it('are of the e-mail, then of the phone, as far as there are any', async () => {
    expect(await contactKeysOf({}, secrets)).toEqual([]);
    expect(await contactKeysOf({ email: 'a' }, secrets)).toEqual(['contact:email/a']);
    expect(await contactKeysOf({ phone: 'b', email: 'a' }, secrets)).toEqual(['contact:email/a', 'contact:phone/b']);
  });
});
