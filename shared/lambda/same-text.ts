import { timingSafeEqual } from 'node:crypto';

/** Compared in constant time, so that an answer's time tells nothing of a secret. */
export function isSameText(a: string, b: string): boolean {
  const [given, expected] = [Buffer.from(a), Buffer.from(b)];
  return given.length === expected.length && timingSafeEqual(given, expected); // it throws when they differ in length
}
