/** Something the person who started it can put right: the message says what and how, and no stack is shown. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
