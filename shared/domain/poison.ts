/** Thrown for what can never succeed, however often it is tried: a consumer puts such a fact aside and goes on. */
export class Poison extends Error {
  override readonly name = 'Poison';
}
