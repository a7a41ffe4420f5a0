import { describe, expect, it } from '@jest/globals';
import { nobody, staff } from '../support/system/system.ts';

describe('a path that is no route', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/nowhere'],
    ['POST', '/leads/x/y/z'],
    ['PUT', '/leads'],
  ])('is a problem with a stable code, to nobody as to staff: %s %s', async (method, path) => {
    for (const who of [nobody, staff('anna')]) {
      const { status, headers, body } = await who(method, path);
      expect([status, headers.get('content-type'), body['code']]).toEqual([
        404,
        'application/problem+json',
        'no-such-route',
      ]);
    }
  });
});
