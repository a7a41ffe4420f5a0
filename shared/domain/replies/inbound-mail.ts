/** A letter that came to us, read: what rules need of it. */
export type InboundMail = {
  /** The sender's address in small letters; nothing when the message names none, or several. */
  readonly from?: string;
  readonly fromName?: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly messageId?: string;
  /** Ids of messages it answers, the nearest first. */
  readonly answers: readonly string[];
  /** By their names in small letters; of several of one name the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** Parts for machines: what happened to a message, or to an appointment. */
  readonly reports: readonly { readonly type: string; readonly text: string }[];
  /** What else hangs on it. Nobody opens these. */
  readonly attachments: readonly { readonly name?: string; readonly type: string; readonly bytes: number }[];
};
