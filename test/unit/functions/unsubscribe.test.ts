import { beforeEach, describe, expect, it } from '@jest/globals';
import { unsubscribeRoute } from '../../../functions/api/public/unsubscribe/route.ts';
import { letterOf, page } from '../../../functions/api/public/unsubscribing.ts';
import { letterToken } from '../../../shared/domain/refresh/letter-token.ts';
import type { SentLetter } from '../../../shared/domain/refresh/sent-letter.ts';
import { unsubscribe } from '../../../shared/domain/refresh/unsubscribe.ts';
import { areaInMemory } from '../../support/cloud/area-in-memory.ts';
import { idOf, monday } from '../../support/domain/contexts.ts';
import { enrolmentWith } from '../../support/domain/refreshing.ts';
import { personId, personWith } from '../../support/domain/leads.ts';
import { put } from '../../support/domain/stores.ts';

const letter: SentLetter = {
  kind: 'letter',
  id: idOf(0x811),
  version: 1,
  personId,
  enrolmentId: idOf(0x801),
  letter: 'keep',
  letterVersion: 'needs/keep/ru/0',
  language: 'ru',
  markedAt: monday,
  state: 'delivered',
};
let area: ReturnType<typeof areaInMemory>;

beforeEach(async () => {
  area = areaInMemory();
  const records = [letter, enrolmentWith(), personWith({ version: 1 })];
  await put(area.records, ...records.map((record) => ({ record, expected: 'new' as const })));
});

const topics = async (id = personId) => (await area.records.get('person', id))?.mail?.unsubscribed;

describe('The way out of letters', () => {
  it('is found by the token of any letter, for ever, and by nothing else', async () => {
    expect(await letterOf(await letterToken(letter.id, area.secrets), area)).toMatchObject({ id: letter.id });
    for (const token of ['0'.repeat(56), 'x', await letterToken(idOf(0x899), area.secrets)])
      await expect(letterOf(token, area)).rejects.toMatchObject({ details: { status: 404, code: 'no-such-letter' } });
  });

  it('asks in the language of the letter, and loads and runs nothing', () => {
    const { body, headers } = page(letter, 'asks');
    expect(body).toContain('Только от писем на эту тему');
    expect(body).not.toMatch(/<script|src=|href=/);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
    expect(page({ language: 'en' }, 'done').body).toContain('Done');
  });

  it('of a mailing’s letter ends those of campaigns', async () => {
    const { enrolmentId: _none, ...of } = letter;
    const mailed: SentLetter = { ...of, mailingId: idOf(0xb21), pass: 1, member: { kind: 'lead', id: idOf(0x101) } };
    await unsubscribe(mailed, 'this', area);
    expect(await topics()).toEqual(['campaigns']);
  });

  it('ends the letters of the topic, or all, once, and tells of it', async () => {
    await unsubscribe(letter, 'this', area);
    expect(await topics()).toEqual(['needs']);
    await unsubscribe(letter, 'all', area);
    for (const what of ['this', 'all'] as const) await unsubscribe(letter, what, area);
    expect(await topics()).toEqual(['needs', 'all']);
    expect(area.records.facts.map(({ type, by, data }) => [type, by, data['topic']])).toEqual([
      ['LettersUnsubscribed', { kind: 'public' }, 'needs'],
      ['LettersUnsubscribed', { kind: 'public' }, 'all'],
    ]);
  });

  it('is that of the person who goes on, when two were merged', async () => {
    const survivor = personWith({ id: idOf(0x212), version: 1, aliases: [personId] });
    await put(
      area.records,
      { record: survivor, expected: 'new' },
      { record: personWith({ version: 2, mergedInto: survivor.id }), expected: 1 },
    );
    await unsubscribe(letter, 'all', area);
    expect(await topics(survivor.id)).toEqual(['all']);
  });

  it('answers the same when nobody is left to be written to', async () => {
    await expect(unsubscribe({ ...letter, personId: idOf(0x299) }, 'all', area)).resolves.toBeUndefined();
    expect(area.records.facts).toEqual([]);
  });

  it('is a POST: opening a page never unsubscribes anybody', () => {
    expect(unsubscribeRoute.route.method).toBe('POST');
  });
});
