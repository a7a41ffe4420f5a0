/** The stand-in for the mail service: what it was given. */
import * as z from 'zod';
import { system } from './system.ts';

const Kept = z.object({
  /** In seconds. */
  at: z.number(),
  subject: z.string(),
  from: z.string(),
  replyTo: z.array(z.string()),
  destination: z.object({ to: z.array(z.string()) }),
  body: z.object({ html: z.string(), text: z.string() }),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type KeptMail = z.infer<typeof Kept>;

/** What was sent since then, in seconds, the oldest first. */
export async function mailSince(since: number): Promise<KeptMail[]> {
  const answer = await fetch(`${system.mailUrl ?? ''}/store?since=${String(since)}`);
  return z.object({ emails: z.array(Kept) }).parse(await answer.json()).emails;
}

/** What somebody was sent, the oldest first. */
export const mailTo = async (address: string): Promise<KeptMail[]> =>
  (await mailSince(0)).filter(({ destination }) => destination.to.includes(address));

export const headerOf = ({ headers }: KeptMail, name: string): string | undefined =>
  headers.find((header) => header.name === name)?.value;
