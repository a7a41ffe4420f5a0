/** The file cannot be read as a whole: in words, for whoever sent it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
