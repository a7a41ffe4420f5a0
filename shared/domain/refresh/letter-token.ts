/** What a letter carries of itself, in its way out and in the address of its replies: opaque, and good for ever. */
import { isOurs, type Secrets } from '../secrets.ts';

const purpose = 'letter-token';
/** Enough that nobody guesses one, and short enough for the local part of an address. */
const signatureDigits = 24;

const signature = async (letterId: string, secrets: Pick<Secrets, 'hash'>): Promise<string> =>
  (await secrets.hash(purpose, letterId)).slice(0, signatureDigits);

/** 56 digits of hexadecimal. */
export const letterToken = async (letterId: string, secrets: Pick<Secrets, 'hash'>): Promise<string> =>
  `${letterId.replaceAll('-', '')}${await signature(letterId, secrets)}`;

/** The letter of a token, whatever case a mail server has left it in; nothing when we never gave it. */
export async function letterOfToken(token: string, secrets: Pick<Secrets, 'hash'>): Promise<string | undefined> {
  const parts = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})([\da-f]{24})$/.exec(
    token.toLowerCase(),
  );
  if (!parts) return undefined;
  const letterId = parts.slice(1, 6).join('-');
  const isGiven = await isOurs(purpose, parts[6] ?? '', await signature(letterId, secrets), secrets);
  return isGiven ? letterId : undefined;
}
