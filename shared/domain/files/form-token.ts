/** What lets a visitor send files to the request they just made: an id, an hour, and a keyed hash of both. Nothing personal. */
import { isOurs, type Secrets } from '../secrets.ts';

const lifeSeconds = 3600;
const purpose = 'file-token';

const signed = async (leadId: string, until: number, secrets: Pick<Secrets, 'hash'>): Promise<string> =>
  `${leadId}.${until}.${await secrets.hash(purpose, `${leadId}.${until}`)}`;

/** A token for a lead, good for an hour by the wall clock. */
export const fileToken = (leadId: string, nowSeconds: number, secrets: Pick<Secrets, 'hash'>): Promise<string> =>
  signed(leadId, Math.floor(nowSeconds) + lifeSeconds, secrets);

/** The lead of a token; nothing when we never gave it, or its hour is over. */
export async function leadOfToken(
  token: string,
  nowSeconds: number,
  secrets: Pick<Secrets, 'hash'>,
): Promise<string | undefined> {
  const [leadId, until] = token.split('.') as [string, string?]; // of a text that is none, whatever it begins with
  const expected = await signed(leadId, Number(until), secrets);
  return (await isOurs(purpose, token, expected, secrets)) && Number(until) > nowSeconds ? leadId : undefined;
}
