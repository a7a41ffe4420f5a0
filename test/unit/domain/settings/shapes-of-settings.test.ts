import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { seeds } from '../../../../settings/seeds.ts';
import { settingSchemas } from '../../../../shared/domain/settings/settings.ts';
import { expectBounds, expectNeeded, expectNone, expectWhole } from '../../../support/domain/shapes.ts';

describe('A group of products', () => {
  const whole = { id: 'drives', title: { en: 'Drives', ru: 'Приводы' }, pyramidStep: 2 };
  const group = { schema: () => settingSchemas['product-groups']().element, whole };

  it('is all of this and nothing more, on a step from 1 to 9', () => {
    expectWhole(group);
    expectNeeded(group, ['id', 'title', 'pyramidStep']);
    expectBounds(group, 'pyramidStep', { least: 1, most: 9 });
    expectNone(group, 'pyramidStep', [1.5]);
  });

  it('has an id of its own', () => {
    const groups = z.object({ of: settingSchemas['product-groups']() });
    expect(groups.safeParse({ of: [whole, { ...whole, id: 'pumps' }] }).success).toBe(true);
    expect(groups.safeParse({ of: [whole, whole] }).success).toBe(false);
  });
});

describe('One of the staff', () => {
  const person = { ...seeds.staff[0], minMarginPercent: 20 };
  const one = { schema: () => settingSchemas.staff().element, whole: person };

  it('may be bound to a least margin of 0 to 100 percent', () => {
    expectWhole(one);
    expectBounds(one, 'minMarginPercent', { least: 0, most: 100, step: 0.01 });
  });
});

describe('How buyers are won back', () => {
  const shape = { schema: settingSchemas.return, whole: seeds.return };

  it('is discounted at a rate of 0 to 100 percent a year', () => {
    expectNeeded(shape, Object.keys(seeds.return));
    expectBounds(shape, 'discountPercentPerYear', { least: 0, most: 100, step: 0.01 });
  });
});

describe('The team’s chat', () => {
  const shape = { schema: settingSchemas.chat, whole: { url: 'https://chat.example/hooks/a', kinds: ['reply'] } };

  it('is an address of the internet, or of this machine, and of what it is told', () => {
    expectWhole(shape);
    expectNeeded(shape, ['kinds']);
    const read = (url: string) => settingSchemas.chat().safeParse({ url, kinds: [] }).success;
    expect(['http://127.0.0.1:8090/', 'http://localhost/a'].map(read)).toEqual([true, true]);
    expectNone(shape, 'url', [
      ...['chat', 'http://chat.example/a', 'ftp://chat.example', 'http://localhost.example/', 'xhttps://chat.example/'],
      `https://chat.example/${'a'.repeat(980)}`,
    ]);
    expectNone(shape, 'kinds', [['other'], 'reply']);
  });
});
