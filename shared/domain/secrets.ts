/** Keyed hashes and signatures: the keys stay behind the port. Hashes are hexadecimal. */
export type Secrets = {
  /** HMAC-SHA256 for a purpose of ours: contact keys, fingerprints, address hashes. */
  hash: (purpose: string, text: string) => Promise<string>;
  /** HMAC-SHA256 with the secret shared with another system, as bytes. */
  sign: (system: string, text: string) => Promise<Uint8Array>;
  /** Whether what another system sent as its secret is it, compared in constant time. */
  isSecretOf: (system: string, given: string) => Promise<boolean>;
};

/** Whether what was given is what we would have given: both are hashed again, so that the time a comparison takes tells nothing. */
export async function isOurs(
  purpose: string,
  given: string,
  ours: string,
  secrets: Pick<Secrets, 'hash'>,
): Promise<boolean> {
  const [one, other] = await Promise.all([given, ours].map((text) => secrets.hash(purpose, text)));
  return one === other;
}
