/** The deployed system under test: the one the test runner started, or any other that describes itself in a file. */
import { readFileSync } from 'node:fs';
import { anonymous, type Client, signIn } from '../../../local/client.ts';
import { System } from '../../../local/system.ts';

const path = process.env.VORONKA_TEST_SYSTEM;
if (path === undefined) throw new Error('VORONKA_TEST_SYSTEM names no file: these tests are run by `npm test`');

export const system = System.parse(JSON.parse(readFileSync(path, 'utf8')));

/** A form, a connector, the ERP: nobody who signed in. */
export const nobody: Client = anonymous(system);

const clients = new Map<string, Promise<Client>>();

/** One of the staff, signed in; and again when an hour has passed, after which a token is refused. */
export function staff(
  name: 'anna' | 'boris' | 'vera' | 'head' | 'marketer' | 'office' | 'director' | 'operator',
): Client {
  const email = `${name}@demo.example`;
  return async (...request) => {
    const client = clients.get(email) ?? signIn(system, email);
    clients.set(email, client);
    const answer = await (await client)(...request);
    if (answer.status !== 401) return answer;
    const anew = signIn(system, email);
    clients.set(email, anew);
    return (await anew)(...request);
  };
}

/** The ids of the managers, as the staff register has them. */
export const idOf = {
  anna: '00000000-0000-7000-8000-000000000101',
  boris: '00000000-0000-7000-8000-000000000102',
  vera: '00000000-0000-7000-8000-000000000103',
  head: '00000000-0000-7000-8000-000000000201',
} as const;
