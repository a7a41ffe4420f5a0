/** The time trap of a form: when it was opened, signed, and what makes a request sent twice the same. Nothing personal. */
import { isOurs, type Secrets } from '../secrets.ts';

const purpose = 'form-nonce';

const signed = async (text: string, secrets: Pick<Secrets, 'hash'>): Promise<string> =>
  `${text}.${(await secrets.hash(purpose, text)).slice(0, 32)}`;

/** A nonce for a form that is opened now, by the wall clock; `random` tells it from others of the second. */
export const formNonce = (
  formId: string,
  openedSeconds: number,
  random: string,
  secrets: Pick<Secrets, 'hash'>,
): Promise<string> => signed(`${formId}.${String(Math.floor(openedSeconds))}.${random}`, secrets);

/** When the form of a nonce was opened, in seconds; nothing when we never gave it for this form. */
export async function openedAt(
  nonce: string,
  formId: string,
  secrets: Pick<Secrets, 'hash'>,
): Promise<number | undefined> {
  const text = nonce.slice(0, nonce.lastIndexOf('.'));
  const [of, opened] = text.split('.');
  const isGiven = await isOurs(purpose, nonce, await signed(text, secrets), secrets);
  return isGiven && of === formId ? Number(opened) : undefined;
}
