/** Files people send, and files we keep for them. */
export type Files = {
  /** Where a file may be put, once or again, within an hour. */
  uploadUrl: (key: string) => Promise<string>;
  /** Some bytes of a file from a place on, fewer at its end; nothing when there is no such file. */
  read: (
    key: string,
    from: number,
    most: number,
  ) => Promise<{ readonly bytes: Uint8Array; readonly size: number } | undefined>;
  put: (key: string, text: string) => Promise<void>;
};
