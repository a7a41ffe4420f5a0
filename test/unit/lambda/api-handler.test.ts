import { beforeEach, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { Problem, type ProblemDetails } from '../../../shared/domain/problem.ts';
import {
  AlreadyDone,
  Busy,
  KeyReused,
  KeyTaken,
  StaleVersion,
  TooLarge,
} from '../../../shared/domain/records/errors.ts';
import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { apiRoute, Reply } from '../../../shared/lambda/api-route.ts';
import { httpEvent, signedIn } from '../../support/cloud/http-event.ts';
import { lambdaContext } from '../../support/cloud/lambda-context.ts';
import { monday, policyWith } from '../../support/domain/contexts.ts';

const contract = {
  method: 'POST',
  path: '/leads/{id}/moves',
  access: { kind: 'staff', groups: ['manager'] },
  summary: 'Moves a lead.',
} as const;
const Input = z.strictObject({ id: z.string(), to: z.enum(['mql', 'sql']), note: z.string().optional() });
const Output = z.strictObject({ id: z.string(), stage: z.string() });
type Out = z.infer<typeof Output>;

/** Boris is away, and Anna stands in for him. */
const [anna, boris] = ['00000000-0000-7000-8000-000000000101', '00000000-0000-7000-8000-000000000102'];
const substitutes = [{ absent: boris, by: anna, from: '2026-03-01', to: '2026-03-31' }];
const today = {
  clock: { now: () => Promise.resolve(monday) },
  policies: { at: () => Promise.resolve(policyWith({ substitutes })) },
};

let built: number;
beforeEach(() => {
  built = 0;
  process.env['TABLE'] = 'Records';
});

/** A function with one route, whose use case is given. */
const serving = (run: (input: z.infer<typeof Input>) => Promise<Out | Reply<Out>>) =>
  apiHandler([
    apiRoute({
      route: contract,
      env: z.object({ TABLE: z.string() }),
      input: () => Input,
      output: () => Output,
      services: ({ TABLE }) => {
        built += 1;
        return { table: TABLE, ...today };
      },
      run,
    }),
  ]);

const moved = ({ id, to }: z.infer<typeof Input>): Promise<Out> => Promise.resolve({ id, stage: to });
const move = (body = '{"to":"mql"}', more: Partial<Parameters<typeof httpEvent>[0]> = {}) =>
  httpEvent({ routeKey: 'POST /leads/{id}/moves', path: { id: 'L1' }, claims: signedIn(), body, ...more });

async function ask(handler: ReturnType<typeof apiHandler>, event: APIGatewayProxyEventV2) {
  const { statusCode, headers, body } = await handler(event, lambdaContext);
  return { status: statusCode, headers, body: JSON.parse(body ?? '') as unknown };
}

const asJson = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-request-id': 'request-1' };
const asProblem = { ...asJson, 'content-type': 'application/problem+json' };

describe('an area of the API', () => {
  it('answers a use case’s result as JSON that nobody may store', async () => {
    expect(await ask(serving(moved), move())).toEqual({
      status: 200,
      headers: asJson,
      body: { id: 'L1', stage: 'mql' },
    });
  });

  it('tells a use case for whom the caller stands in today', async () => {
    const by: unknown[] = [];
    const route = apiRoute({
      route: contract,
      env: z.object({}),
      input: () => Input,
      output: () => Output,
      services: () => today,
      run: (input, _services, call) => {
        by.push(call.by);
        return moved(input);
      },
    });
    await apiHandler([route])(move(undefined, { claims: { ...signedIn(), username: anna } }), lambdaContext);
    expect(by).toEqual([{ kind: 'staff', id: anna, groups: ['manager'], standsInFor: [boris] }]);
  });

  it('gives each request one instant, and reads the settings of an instant once', async () => {
    const read: string[] = [];
    const seen: unknown[] = [];
    let ticks = 0;
    const services = {
      clock: { now: () => Promise.resolve(`2026-03-02T07:00:0${String((ticks += 1))}.000Z`) },
      policies: {
        at: (instant: string) => {
          read.push(instant);
          return Promise.resolve(policyWith());
        },
      },
    };
    const route = apiRoute({
      route: contract,
      env: z.object({}),
      input: () => Input,
      output: () => Output,
      services: () => services,
      run: async (input, { clock, policies }) => {
        seen.push(await clock.now(), await clock.now());
        await Promise.all([policies.at(await clock.now()), policies.at('2026-05-01T00:00:00.000Z')]);
        return moved(input);
      },
    });
    const handler = apiHandler([route]);
    for (let n = 0; n < 2; n += 1) await handler(move(), lambdaContext);
    const [first, second] = ['2026-03-02T07:00:01.000Z', '2026-03-02T07:00:02.000Z'];
    expect(seen).toEqual([first, first, second, second]);
    expect(read).toEqual([first, '2026-05-01T00:00:00.000Z', second, '2026-05-01T00:00:00.000Z']);
  });

  it('answers another status and further headers when the use case says so', async () => {
    const handler = serving(({ id }) =>
      Promise.resolve(new Reply({ id, stage: 'new' }, { status: 202, headers: { 'idempotent-replayed': 'true' } })),
    );
    expect(await ask(handler, move())).toEqual({
      status: 202,
      headers: { ...asJson, 'idempotent-replayed': 'true' },
      body: { id: 'L1', stage: 'new' },
    });
  });

  it('answers a text as it stands', async () => {
    const page = apiRoute({
      route: { method: 'GET', path: '/page', access: { kind: 'public' }, summary: 'A page.' },
      env: z.object({}),
      input: () => z.strictObject({}),
      output: () => z.string(),
      services: () => today,
      run: () => Promise.resolve(new Reply('<p>Hello</p>', { headers: { 'content-type': 'text/html' } })),
    });
    const answer = await apiHandler([page])(httpEvent({ routeKey: 'GET /page' }), lambdaContext);
    expect(answer).toEqual({
      statusCode: 200,
      headers: { ...asJson, 'content-type': 'text/html', 'access-control-allow-origin': '*' },
      body: '<p>Hello</p>',
    });
  });

  it('builds the services of a route once, on its first request', async () => {
    const handler = serving(moved);
    expect(built).toBe(0);
    await ask(handler, move());
    await ask(handler, move());
    expect(built).toBe(1);
  });
});

describe('a request that cannot be served as asked', () => {
  it.each<[ProblemDetails, string]>([
    [{ status: 400, code: 'cursor-malformed', detail: 'not ours' }, 'Malformed request'],
    [{ status: 401, code: 'wrong-signature', detail: 'not that of this body' }, 'Not signed in'],
    [{ status: 403, code: 'not-yours', detail: 'another manager’s' }, 'Not allowed'],
    [{ status: 404, code: 'not-found', detail: 'there is no lead L1' }, 'Not found'],
    [{ status: 409, code: 'already-claimed', detail: 'it is mql' }, 'Decided otherwise meanwhile'],
    [{ status: 410, code: 'too-old', detail: 'older than 24 h' }, 'Gone'],
    [{ status: 413, code: 'too-large', detail: '17000 bytes' }, 'Too large'],
    [{ status: 422, code: 'gate-not-met', detail: 'not qualified yet' }, 'Refused by a rule'],
    [{ status: 429, code: 'too-many', detail: 'slow down' }, 'Too many requests'],
    [{ status: 503, code: 'busy', detail: 'later' }, 'Busy'],
  ])('gets the problem the use case names: %o', async (details, title) => {
    const { status, code, detail } = details;
    expect(
      await ask(
        serving(() => Promise.reject(new Problem(details))),
        move(),
      ),
    ).toEqual({
      status,
      headers: asProblem,
      body: { type: 'about:blank', title, status, code, detail },
    });
  });

  it('hears who won, what is missing and when to come back', async () => {
    const extra = { winner: { id: 'anna', at: '2026-03-02T07:00:00.000Z' }, missing: [{ field: 'need' }] };
    const problem = new Problem({ status: 429, code: 'slow', detail: 'wait', extra, retryAfterSeconds: 60 });
    expect(
      await ask(
        serving(() => Promise.reject(problem)),
        move(),
      ),
    ).toEqual({
      status: 429,
      headers: { ...asProblem, 'retry-after': '60' },
      body: {
        type: 'about:blank',
        title: 'Too many requests',
        status: 429,
        code: 'slow',
        detail: 'wait',
        ...extra,
      },
    });
  });

  it.each([
    [new KeyReused('k-1'), 422, 'idempotency-key-reused', 'Refused by a rule'],
    [new TooLarge('lead L1 has 400000 bytes'), 413, 'too-large', 'Too large'],
    [new Busy('busy for 8000 ms'), 503, 'busy', 'Busy'],
    [new AlreadyDone({ id: 'L1' }), 409, 'already-done', 'Decided otherwise meanwhile'],
  ])('gets a problem for what the store refuses: %s', async (error, status, code, title) => {
    const answer = await ask(
      serving(() => Promise.reject(error)),
      move(),
    );
    expect(answer).toMatchObject({ status, body: { type: 'about:blank', title, status, code } });
  });

  it('is told when to come back to a busy store', async () => {
    const { headers } = await ask(
      serving(() => Promise.reject(new Busy('busy'))),
      move(),
    );
    expect(headers).toEqual({ ...asProblem, 'retry-after': '2' });
  });

  it('hears of every wrong field at once, with the beginning of its value', async () => {
    const event = move(JSON.stringify({ to: 'won', note: 7, extra: true }));
    expect(await ask(serving(moved), event)).toEqual({
      status: 400,
      headers: asProblem,
      body: {
        type: 'about:blank',
        title: 'Malformed request',
        status: 400,
        code: 'malformed',
        detail:
          'to: Invalid option: expected one of "mql"|"sql"; note: Invalid input: expected string, received number; Unrecognized key: "extra"',
        errors: [
          { field: 'to', problem: 'Invalid option: expected one of "mql"|"sql"', value: 'won' },
          { field: 'note', problem: 'Invalid input: expected string, received number', value: '7' },
          { field: '', problem: 'Unrecognized key: "extra"' },
        ],
      },
    });
  });

  it('is told of twenty wrong fields at most, and of 80 characters of a value', async () => {
    const Many = z.strictObject(
      Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${String(n)}`, z.number()])),
    );
    const route = apiRoute({
      route: { ...contract, path: '/many' },
      env: z.object({}),
      input: () => Many,
      output: () => z.unknown(),
      services: () => today,
      run: () => Promise.resolve({}),
    });
    const body = JSON.stringify(Object.fromEntries(Object.keys(Many.shape).map((name) => [name, 'x'.repeat(500)])));
    const answer = await ask(apiHandler([route]), httpEvent({ routeKey: 'POST /many', claims: signedIn(), body }));
    const { errors } = z.object({ errors: z.array(z.object({ value: z.string() })) }).parse(answer.body);
    expect([answer.status, errors.length, errors[0]?.value]).toEqual([400, 20, 'x'.repeat(80)]);
  });

  it('gets a document that is JSON even when its value holds control characters', async () => {
    const body = JSON.stringify({ to: 'a\u0000b\u001b[31m\r\nSet-Cookie: x' });
    const answer = await ask(serving(moved), move(body));
    expect(answer).toMatchObject({
      status: 400,
      headers: asProblem,
      body: { errors: [{ field: 'to', value: 'a\u0000b\u001b[31m\r\nSet-Cookie: x' }] },
    });
  });
});

describe('a page of another site', () => {
  it('may ask what everybody may, whatever the answer, and nothing that needs a sign-in', async () => {
    const open = apiRoute({
      route: { method: 'GET', path: '/open', access: { kind: 'public' }, summary: 'Open.' },
      env: z.object({}),
      input: () => z.strictObject({}),
      output: () => z.object({}),
      services: () => today,
      run: () => Promise.reject(new Problem({ status: 404, code: 'not-found', detail: 'no' })),
    });
    const refused = await ask(apiHandler([open]), httpEvent({ routeKey: 'GET /open' }));
    expect([refused.status, refused.headers]).toEqual([
      404,
      expect.objectContaining({ 'access-control-allow-origin': '*' }),
    ]);
    expect((await ask(serving(moved), move())).headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('learns beforehand what it may send', async () => {
    const asked = await apiHandler([])(httpEvent({ routeKey: '$default', method: 'OPTIONS' }), lambdaContext);
    expect(asked).toMatchObject({
      statusCode: 204,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type, idempotency-key',
      },
      body: '',
    });
  });
});

describe('a request that no route fits', () => {
  it('is answered 404 with a stable code, whoever asks', async () => {
    expect(await ask(serving(moved), httpEvent({ routeKey: '$default' }))).toMatchObject({
      status: 404,
      headers: asProblem,
      body: { title: 'Not found', status: 404, code: 'no-such-route' },
    });
  });
});

describe('our own mistake', () => {
  const internal = {
    status: 500,
    headers: asProblem,
    body: {
      type: 'about:blank',
      title: 'Our mistake',
      status: 500,
      code: 'internal',
      detail: 'something went wrong on our side; the request is request-1',
    },
  };

  it.each([
    ['an error nobody named', new TypeError('secret of table Records')],
    ['a lost race that was not tried again', new StaleVersion([{ kind: 'lead', id: 'L1' }])],
    ['a taken key nobody decided on', new KeyTaken([{ key: 'tax/1', holder: { kind: 'account', id: 'A1' } }])],
    ['something that is no error at all', 'a string'],
  ])('is a 500 that names the request and nothing else: %s', async (_what, error) => {
    expect(
      await ask(
        serving(() => Promise.reject(error as Error)),
        move(),
      ),
    ).toEqual(internal); // also what is not an Error
  });

  it('is a stored record that cannot be read, although a schema complains', async () => {
    const handler = serving(() => Promise.reject(z.string().safeParse(7).error ?? new Error('it is readable')));
    expect(await ask(handler, move())).toEqual(internal);
  });

  it('is an environment that lacks a name', async () => {
    delete process.env['TABLE'];
    expect(await ask(serving(moved), move())).toEqual(internal);
  });

  it('is an answer its contract does not allow', async () => {
    const handler = serving(({ id }) => Promise.resolve({ id, stage: 'mql', owner: 'anna' }));
    expect(await ask(handler, move())).toEqual(internal);
  });

  it('is a request for a route the function does not have', async () => {
    expect(await ask(serving(moved), httpEvent({ routeKey: 'GET /elsewhere' }))).toEqual(internal);
  });
});
