/** A letter on its way out, and what the mail service says to it. */
export type OutgoingMail = {
  /** Whose name it leaves under: marketing and service mail do not share one. */
  readonly identity: 'marketing' | 'service';
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly replyTo?: string;
  /** Beside those above. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the events of the mail service come back with. */
  readonly tags: Readonly<Record<string, string>>;
};

/** `refused`: it has certainly not left. `unknown`: nobody can tell, unless the mail service does later. */
export type Sending =
  | { readonly did: 'sent'; readonly messageId: string }
  | { readonly did: 'refused'; readonly why: string }
  | { readonly did: 'unknown'; readonly why: string };

/** The mail service: one attempt, and never an error. */
export type Outbox = { send: (mail: OutgoingMail) => Promise<Sending> };
