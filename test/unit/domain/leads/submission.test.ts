import { describe, expect, it } from '@jest/globals';
import { readBody } from '../../../../shared/domain/leads/body.ts';
import { spamSigns, SubmittedLead } from '../../../../shared/domain/leads/submission.ts';

const json = 'application/json';
const form = 'application/x-www-form-urlencoded; charset=utf-8';

describe('The body of a request', () => {
  it('is JSON, or a form with what JSON nests', () => {
    expect(readBody('{"name":"Ivan","utm":{"source":"ads"}}', json)).toEqual({
      ok: true,
      fields: { name: 'Ivan', utm: { source: 'ads' } },
    });
    expect(readBody('name=Ivan+P&utm_source=ads&utm_term=x&consent_marketing=v3&consent_service=v1', form)).toEqual({
      ok: true,
      fields: expect.objectContaining({
        name: 'Ivan P',
        utm: { source: 'ads', term: 'x' },
        consents: [
          { purpose: 'marketing', textVersion: 'v3' },
          { purpose: 'service', textVersion: 'v1' },
        ],
      }) as unknown,
    });
  });

  it('keeps what is nested already', () => {
    const body = { utm: { source: 'a' }, utm_source: 'b', consents: [], consent_x: 'y' };
    expect(readBody(JSON.stringify(body), json)).toEqual({ ok: true, fields: body });
    expect(readBody('{"name":"x"}', '')).toEqual({ ok: true, fields: { name: 'x' } });
    expect(readBody('consent_marketing=&consent_service=v1', form)).toMatchObject({
      fields: { consents: [{ purpose: 'service', textVersion: 'v1' }] },
    }); // a box left empty is no consent
  });

  it.each(['[]', 'null', '"text"', '7'])('%s is no object', (body) => {
    expect(readBody(body, json)).toEqual({ ok: false, cause: 'the body is JSON, but not an object' });
  });

  it.each(['', '{', 'name=Ivan'])('%j cannot be read', (body) => {
    expect(readBody(body, json)).toEqual({ ok: false, cause: 'the body is neither JSON nor form-encoded' });
  });
});

describe('A request', () => {
  it('keeps its fields trimmed, and drops what is empty or unknown', () => {
    const asked = { name: ' Ivan ', email: 'ivan@zavod.example', company: ' ', message: 'two\nlines\t', colour: 'red' };
    const { name, email, company, message, consents, ...rest } = SubmittedLead().parse(asked);
    expect({ name, email, company, message, consents }).toEqual({
      name: 'Ivan',
      email: 'ivan@zavod.example',
      company: undefined,
      message: 'two\nlines',
      consents: [],
    });
    expect(Object.values(rest).filter((value) => value !== undefined)).toEqual([]);
  });

  it('says nothing with an empty message', () => {
    expect(SubmittedLead().parse({ email: 'x', message: ' \n ' }).message).toBeUndefined();
  });

  it('needs an e-mail or a phone', () => {
    const needed = 'an email or a phone is needed';
    for (const asked of [{}, { email: ' ' }, { name: 'Ivan' }])
      expect(
        SubmittedLead()
          .safeParse(asked)
          .error?.issues.map(({ message }) => message),
      ).toEqual([needed]);
    for (const asked of [{ email: 'x' }, { phone: '1' }]) expect(SubmittedLead().safeParse(asked).success).toBe(true);
  });

  it.each([
    ['name', 'a\nb'],
    ['company', 'a\u0000b'],
    ['message', 'a\u0007b'],
    ['name', 'x'.repeat(201)],
    ['message', 'x'.repeat(8001)],
    ['phone', '1'.repeat(61)],
    ['email', 'x'.repeat(301)],
  ])('has no %s that is too long or carries control characters', (field, text) => {
    const { success, error } = SubmittedLead().safeParse({ email: 'x', phone: '1', [field]: text });
    expect([success, error?.issues.map(({ path }) => path)]).toEqual([false, [[field]]]);
  });
});

describe('A sign of spam', () => {
  const signsOf = (asked: object) => spamSigns(SubmittedLead().parse({ email: 'x@y.example', ...asked }));
  const link = 'https://spam.example ';

  it.each([
    [{}, 0, []],
    [{ message: `see ${link}` }, 0, []],
    [{ message: 'seo and casino' }, 0, []],
    [{ website: 'x' }, 3, ['hidden field filled in']],
    [{ message: link.repeat(2) }, 0, []],
    [{ message: `${link} of a museo, by Seoul` }, 0, []],
    [{ message: link.repeat(3) }, 2, ['many links']],
    [{ message: 'http://a.example '.repeat(3) }, 2, ['many links']],
    [{ message: `${link} a backlink` }, 2, ['an offer of its own']],
    [{ message: `${link} SEO for you` }, 2, ['an offer of its own']],
    [{ message: `${link} backlinks` }, 2, ['an offer of its own']],
    [{ name: 'HTTP://spam.example' }, 3, ['a link for a name']],
    [{ company: link }, 3, ['a link for a name']],
    [{ message: '<a href=x>' }, 2, ['markup']],
    [{ message: '[URL=x]' }, 2, ['markup']],
    [
      { website: 'x', message: `<a ${link.repeat(3)}casino`, name: link },
      12,
      ['hidden field filled in', 'many links', 'an offer of its own', 'a link for a name', 'markup'],
    ],
  ])('in %j makes %d points', (asked, score, signs) => {
    expect(signsOf(asked)).toEqual({ score, signs });
  });

  it.each([
    [1.9, 3, ['filled in faster than anybody types']],
    [2, 0, []],
    [Number.NaN, 3, ['the form was never opened']],
    [undefined, 0, []],
  ])('in a form that was open for %d s makes %d points', (openSeconds, score, signs) => {
    expect(spamSigns(SubmittedLead().parse({ email: 'x@y.example' }), openSeconds)).toEqual({ score, signs });
  });

  it.each(['казино', 'раскрутка'])('is %s beside a link', (word) => {
    expect(signsOf({ message: `${link} ${word} сайта` })).toEqual({ score: 2, signs: ['an offer of its own'] });
  });
});
