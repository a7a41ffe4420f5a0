import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { seeds } from '../../../../settings/seeds.ts';
import { policyProblems } from '../../../../shared/domain/settings/policy-problems.ts';
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

describe('A form of a site', () => {
  const [whole] = seeds.forms;
  const form = {
    schema: () => settingSchemas.forms().element,
    whole: { ...whole, redirectUrl: 'https://plant.example/thanks' },
  };

  it('is all of this and nothing more, and need not send anybody on', () => {
    expectWhole(form);
    expectNeeded(form, Object.keys(whole ?? {}));
  });

  it('asks for an e-mail or a phone, each thing once, and for each purpose once', () => {
    const [name, email] = [
      { name: 'name', required: true },
      { name: 'email', required: true },
    ];
    const phone = { name: 'phone', required: false };
    expectNone(form, 'fields', [[], [name], [email, email], [{ name: 'colour', required: true }, email]]);
    const reads = (fields: unknown) => form.schema().safeParse({ ...whole, fields }).success;
    expect([[name, email], [phone]].map(reads)).toEqual([true, true]);
    const [consent] = whole?.consents ?? [];
    expectNone(form, 'consents', [[consent, consent], [{ ...consent, purpose: 'Any' }]]);
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ ...consent, purpose: `p${'a'.repeat(n)}` }));
    const agrees = (consents: unknown) => form.schema().safeParse({ ...whole, consents }).success;
    expect([0, 5, 6].map((count) => agrees(many(count)))).toEqual([true, true, false]);
  });

  it('leads to pages alone', () => {
    expectNone(form, 'redirectUrl', [
      'javascript:alert(1)',
      'data:text/html,x',
      '/thanks',
      `https://${'a'.repeat(500)}`,
    ]);
    const [consent] = whole?.consents ?? [];
    expectNone(form, 'consents', [[{ ...consent, url: 'javascript:alert(1)' }]]);
  });

  it('comes from a source there is', () => {
    const [first] = seeds.forms;
    const wrong = { ...seeds, forms: first ? [{ ...first, source: 'nowhere' }] : [] };
    expect(policyProblems(wrong)).toEqual([expect.stringMatching(/^forms\.request\.source: nowhere/)]);
  });
});
