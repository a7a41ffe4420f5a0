import { expect, it } from '@jest/globals';
import seeds from '../../../../letters/seeds.json' with { type: 'json' };
import { letterIdText } from '../../../../shared/domain/refresh/letter.ts';
import type { LetterSeeds } from '../../../../shared/domain/refresh/letters.ts';
import { writeLetter } from '../../../../shared/domain/refresh/write-letter.ts';
import { marketer } from '../../../support/domain/actors.ts';
import { BasketWorld, one } from '../../../support/domain/basket-world.ts';

const seed = { topic: 'needs', letter: 'news', language: 'en' } as const;
const { [letterIdText(seed)]: text, ...unwritten }: LetterSeeds = seeds;
if (!text) throw new Error('the release has no such letter');

it('a letter that nobody had written leaves within a day of being written', async () => {
  const world = await BasketWorld.begun({ written: unwritten });
  await world.changesPerson({ language: seed.language });
  await world.parks(one, 'needs');
  await world.passes(30);
  const held = await world.enrolmentOf(one);
  expect(held?.stage).toEqual({ name: 'running', why: 'no-letter', letter: seed.letter });
  const before = world.sent().length;
  const now = await world.area.clock.now();
  await world.does({
    by: marketer,
    decide: async (records, context) =>
      writeLetter(await records.get('settings-head', 'settings'), { id: seed, text, from: now }, () => [], context),
  });
  await world.passes(1);
  expect(world.sent().slice(before)).toEqual([seed.letter]);
});
