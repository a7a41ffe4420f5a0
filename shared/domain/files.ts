/** Where a file is to be put, and the headers that must come with it. */
export type Upload = { readonly uploadUrl: string; readonly headers: Readonly<Record<string, string>> };

/** Files people send, and files we keep for them. */
export type Files = {
  /** Where a file may be put, once or again, within an hour. */
  uploadUrl: (key: string) => Promise<string>;
  /** Where a file of just this size and, where it is told, this content may be put within an hour, unless there is one already. */
  upload: (
    key: string,
    announced: { readonly size: number; readonly contentType: string; readonly sha256?: string },
  ) => Promise<Upload>;
  /** Where anybody can read a file for a few minutes, as an attachment of this name and type. */
  downloadUrl: (
    key: string,
    as: { readonly disposition: string; readonly contentType: string },
  ) => Promise<{ readonly url: string; readonly expiresAt: string }>;
  /** Some bytes of a file from a place on, fewer at its end; nothing when there is no such file. */
  read: (
    key: string,
    from: number,
    most: number,
  ) => Promise<{ readonly bytes: Uint8Array; readonly size: number } | undefined>;
  put: (key: string, content: string | Uint8Array) => Promise<void>;
  /** Deletes a file for good; one that is not there is none. */
  remove: (key: string) => Promise<void>;
};
