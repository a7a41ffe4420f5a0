import { randomBytes } from 'node:crypto';

/** A name nobody else has: of letters, for digits would be masked, as they might be a phone. */
export const ownName = (name: string): string =>
  `${name} ${[...randomBytes(5)].map((byte) => String.fromCharCode(0x430 + (byte % 32))).join('')}`;
