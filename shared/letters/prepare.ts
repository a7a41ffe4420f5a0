import type { People } from '../domain/people/people.ts';
import { letterToken } from '../domain/refresh/letter-token.ts';
import type { Letters } from '../domain/refresh/letters.ts';
import type { Prepare } from '../domain/refresh/send-letter.ts';
import type { Secrets } from '../domain/secrets.ts';
import { composeLetter, type Ways } from './compose.ts';

type Preparing = {
  readonly people: Pick<People, 'get'>;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly letters: Pick<Letters, 'text'>;
  readonly ways: Ways;
};

/** Writes a letter as its reader gets it, from what is known of them at that moment. */
export const preparing =
  ({ people, secrets, letters, ways }: Preparing): Prepare =>
  async (letter, about, policy) => {
    const [contacts, text, token] = await Promise.all([
      people.get('contacts', letter.personId, letter.personId),
      letters.text(letter.letterVersion),
      letterToken(letter.id, secrets),
    ]);
    if (contacts?.email === undefined) throw new Error(`person ${letter.personId} has no address`);
    const to = { email: contacts.email, name: contacts.name };
    return composeLetter(text, { letter, about, to, token, ways }, policy);
  };
