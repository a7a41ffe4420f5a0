import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Problem } from '../../../shared/domain/problem.ts';
import { callOf, inputOf } from '../../../shared/lambda/request.ts';
import type { RouteContract } from '../../../shared/lambda/route-contract.ts';
import { httpEvent, signedIn } from '../../support/cloud/http-event.ts';

const staff: RouteContract = {
  method: 'POST',
  path: '/deals/{id}',
  access: { kind: 'staff', groups: ['manager', 'head'] },
  summary: '',
};
const open: RouteContract = { method: 'POST', path: '/leads', access: { kind: 'public' }, summary: '' };
const signed: RouteContract = { method: 'POST', path: '/erp/events', access: { kind: 'signed' }, summary: '' };

const staffEvent = (asked: Partial<Parameters<typeof httpEvent>[0]> = {}) =>
  httpEvent({ routeKey: 'POST /deals/{id}', claims: signedIn(), ...asked });

/** What a request is refused with. */
function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof Problem ? error.details : error;
  }
  return 'nothing was refused';
}
const input = (event: APIGatewayProxyEventV2, route: RouteContract = staff) =>
  inputOf(event, route, callOf(event, route));

describe('who asks', () => {
  it.each([
    ['[manager head]', ['manager', 'head']],
    ['[head]', ['head']],
    ['manager', ['manager']],
    ['manager,head', ['manager', 'head']],
    [
      ['head', 'operator'],
      ['head', 'operator'],
    ],
    ['[manager strangers]', ['manager']],
  ])('is in the groups that arrive as %j', (claim, groups) => {
    const { by } = callOf(staffEvent({ claims: signedIn(claim) }), staff);
    expect(by).toEqual({ kind: 'staff', id: '00000000-0000-7000-8000-000000000101', groups });
  });

  it.each([
    ['[office]', 'this is for manager, head; you are office'],
    ['[]', 'this is for manager, head; you are in no group'],
    ['', 'this is for manager, head; you are in no group'],
    ['[managers]', 'this is for manager, head; you are in no group'],
  ])('is refused when the groups are %j', (claim, detail) => {
    expect(refusal(() => callOf(staffEvent({ claims: signedIn(claim) }), staff))).toEqual({
      status: 403,
      code: 'not-your-group',
      detail,
    });
  });

  it('is refused without groups at all', () => {
    const claims = { username: 'anna' };
    expect(refusal(() => callOf(staffEvent({ claims }), staff))).toMatchObject({ status: 403 });
  });

  it.each([
    ['no token', httpEvent({ routeKey: 'POST /deals/{id}' })],
    ['an id token, which names nobody', staffEvent({ claims: { 'cognito:groups': '[manager]' } })],
    ['an empty name', staffEvent({ claims: { username: '', 'cognito:groups': '[manager]' } })],
  ])('is not signed in with %s', (_what, event) => {
    expect(refusal(() => callOf(event, staff))).toEqual({
      status: 401,
      code: 'not-signed-in',
      detail: 'this needs an access token of a signed-in person',
    });
  });

  it('is the public, or another system, where no sign-in is asked for', () => {
    expect([
      callOf(httpEvent({ routeKey: 'POST /leads', claims: signedIn() }), open).by,
      callOf(httpEvent({ routeKey: 'POST /erp/events' }), signed).by,
    ]).toEqual([{ kind: 'public' }, { kind: 'erp', id: 'signed' }]);
  });
});

describe('the body', () => {
  it('is decoded when it arrives as base64', () => {
    const form = 'name=%D0%90%D0%BD%D0%BD%D0%B0&phone=1';
    const event = httpEvent({
      routeKey: 'POST /leads',
      body: Buffer.from(form).toString('base64'),
      isBase64Encoded: true,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(callOf(event, open)).toEqual({
      by: { kind: 'public' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      rawBody: form,
      contentType: 'application/x-www-form-urlencoded',
      sourceIp: '203.0.113.7',
    });
  });

  it('that is not UTF-8 is read as old Russian forms write it', () => {
    const bytes = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]); // «Привет» in Windows-1251
    const event = httpEvent({ routeKey: 'POST /leads', body: bytes.toString('base64'), isBase64Encoded: true });
    expect(callOf(event, open).rawBody).toBe('Привет');
  });

  it('is empty when there is none', () => {
    expect(callOf(httpEvent({ routeKey: 'POST /leads' }), open)).toMatchObject({ rawBody: '', contentType: '' });
  });

  it('of a public route may have 16 KB and not a byte more', () => {
    const sized = (bytes: number) => httpEvent({ routeKey: 'POST /leads', body: 'x'.repeat(bytes) });
    expect(callOf(sized(16_384), open).rawBody).toHaveLength(16_384);
    expect(refusal(() => callOf(sized(16_385), open))).toEqual({
      status: 413,
      code: 'too-large',
      detail: 'the body has 16385 bytes; 16384 are allowed',
    });
  });

  it('is counted in bytes, after decoding', () => {
    const cyrillic = 'я'.repeat(8193); // 16386 bytes
    const event = httpEvent({
      routeKey: 'POST /leads',
      body: Buffer.from(cyrillic).toString('base64'),
      isBase64Encoded: true,
    });
    expect(refusal(() => callOf(event, open))).toMatchObject({ status: 413 });
  });

  it('of staff may be larger', () => {
    const event = staffEvent({ body: JSON.stringify({ note: 'x'.repeat(20_000) }) });
    expect(input(event)).toEqual({ note: 'x'.repeat(20_000) });
  });
});

describe('the input', () => {
  it('is the fields of the body, the query and the path together', () => {
    const event = staffEvent({ body: '{"to":"lost"}', query: { dryRun: 'true' }, path: { id: 'D1' } });
    expect(input(event)).toEqual({ to: 'lost', dryRun: 'true', id: 'D1' });
  });

  it('takes the id from the path, whatever the query says', () => {
    expect(input(staffEvent({ query: { id: 'D2' }, path: { id: 'D1' } }))).toEqual({ id: 'D1' });
  });

  it.each([
    ['path', { path: { id: 'D1' } }],
    ['query', { query: { id: 'D1' } }],
  ])('may not say in the body what the %s says', (_where, outside) => {
    expect(refusal(() => input(staffEvent({ body: '{"id":"D2"}', ...outside })))).toEqual({
      status: 400,
      code: 'malformed',
      detail: 'id stands in the body and in the address',
    });
  });

  it('of a GET is never the body', () => {
    const event = staffEvent({ body: '{"limit":5}', query: { limit: '10' } });
    expect(input(event, { ...staff, method: 'GET' })).toEqual({ limit: '10' });
  });

  it('of a public or a signed route leaves the body to it, as it came', () => {
    const event = httpEvent({ routeKey: 'POST /leads', body: 'name=Anna', path: { source: 'tilda' } });
    expect([input(event, open), input(event, signed)]).toEqual([{ source: 'tilda' }, { source: 'tilda' }]);
  });

  it.each([
    ['text', 'hello'],
    ['half a document', '{"to":"lost"'],
    ['a control character inside a string', '{"to":"lo\u0001st"}'],
    ['a NUL', '\u0000'],
  ])('is refused when the body is %s', (_what, body) => {
    expect(refusal(() => input(staffEvent({ body })))).toEqual({
      status: 400,
      code: 'malformed',
      detail: 'the body is not JSON',
    });
  });

  it.each(['[]', 'null', '"text"', '7', 'true'])('is refused when the body is %s', (body) => {
    expect(refusal(() => input(staffEvent({ body })))).toEqual({
      status: 400,
      code: 'malformed',
      detail: 'the body must be a JSON object',
    });
  });

  it('passes escaped control characters on, for the schema to judge', () => {
    expect(input(staffEvent({ body: '{"note":"a\\u0000b"}' }))).toEqual({ note: 'a\u0000b' });
  });
});
