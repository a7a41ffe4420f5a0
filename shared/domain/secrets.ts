/** Keyed hashes and signatures: the keys stay behind the port. Hashes are hexadecimal. */
export type Secrets = {
  /** HMAC-SHA256 for a purpose of ours: contact keys, fingerprints, address hashes. */
  hash: (purpose: string, text: string) => Promise<string>;
  /** HMAC-SHA256 with the secret shared with another system, as bytes. */
  sign: (system: string, text: string) => Promise<Uint8Array>;
  /** Whether what another system sent as its secret is it, compared in constant time. */
  isSecretOf: (system: string, given: string) => Promise<boolean>;
};
