/** People in all baskets of a local cloud, and what happens to them night by night while weeks pass. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { moveClockTo } from '../local/clock.ts';
import { Problem } from '../local/problem.ts';
import { bringMail } from '../local/reply.ts';
import { type Basket, baskets } from '../shared/domain/leads/pipeline.ts';
import { allTarget, done, opened, post, worked } from '../test/support/system/leads.ts';
import { headerOf, type KeptMail, mailSince } from '../test/support/system/mail.ts';
import { nobody, staff, system } from '../test/support/system/system.ts';

/** One person in a basket, and the lead or deal they came in with. */
export type Reader = {
  readonly email: string;
  readonly kind: 'lead' | 'deal';
  readonly id: string;
  readonly basket: Basket;
  /** Nothing stopped their letters yet, as far as this run knows. */
  running: boolean;
  last?: KeptMail;
};

const [anna, operator] = [staff('anna'), staff('operator')];
const dayMs = 86_400_000;
const consents = [{ purpose: 'marketing', textVersion: '2026-01' }];

/** Numbers that come again when the run is given the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const now = async (): Promise<number> => Date.parse(String((await nobody('GET', '/health')).body['now']));

/** Moves the clock; a call that a killed process took along is made again, and given up after five that moved nothing. */
export async function passTo(ms: number): Promise<void> {
  const ahead = async (): Promise<number> => (await now()) - Date.now();
  for (let tries = 1, before = await ahead(); ; ) {
    try {
      await moveClockTo(new Date(ms).toISOString(), operator, () => undefined);
      return;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const reached = await ahead();
      tries = reached - before > 60_000 ? 1 : tries + 1;
      if (tries > 5) throw error;
      before = reached;
    }
  }
}

/** Parks those of these numbers, in each basket alike, every fifth with a deal. One in a hundred has an address that bounces: more of them would pause marketing mail. */
export async function park(from: number, before: number): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (let n = from; n < before; n += 1) readers.push(await parked(n));
  return readers;
}

async function parked(n: number): Promise<Reader> {
  const basket = baskets[n % baskets.length] ?? 'needs';
  const name = randomBytes(5).toString('hex');
  const email = n % 100 === 7 ? `bounce+${name}@simulator.amazonses.com` : `reader@c${name}.example`;
  const asked = { email, company: `ООО «Пример ${name}»`, consents };
  const wakeUpAt = new Date((await now()) + 50 * dayMs).toISOString().slice(0, 10);
  const to = { to: 'parked', basket, ...(basket === 'time' && { wakeUpAt }) };
  if (n % 5 === 0) {
    const { dealId: id } = await opened(anna, asked);
    await done(anna('POST', `/deals/${id}/moves`, { body: to }));
    return { email, kind: 'deal', id, basket, running: true };
  }
  const id = await worked(anna, asked);
  await done(anna('POST', `/leads/${id}/moves`, { body: { ...to, changes: { criteria: allTarget('industrial') } } }));
  return { email, kind: 'lead', id, basket, running: true };
}

/** What may happen to a reader in a night. What does not stop letters is among it. */
export const happenings = {
  reply: (reader: Reader) => answer(reader, [], 'Пришлите счёт, пожалуйста'),
  'out-of-office': (reader: Reader) => answer(reader, ['Auto-Submitted: auto-replied'], 'Меня нет'),
  unsubscribe: async ({ last }: Reader) => {
    const link = last && headerOf(last, 'List-Unsubscribe');
    if (link === undefined) return false;
    const { status } = await fetch(`${system.apiUrl}${new URL(link.slice(1, -1)).pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    if (status !== 200) throw new Error(`unsubscribing was answered with ${String(status)}`);
    return true;
  },
  return: async ({ kind, id }: Reader) => {
    if (kind === 'deal') return false;
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'mql' } }));
    return true;
  },
  'new-request': async ({ email }: Reader) => {
    await post({ email, product: 'Interface relay R4', consents: [] });
    return true;
  },
} as const;
export type Happening = keyof typeof happenings;
export const stops: readonly Happening[] = ['reply', 'unsubscribe', 'return', 'new-request'];

async function answer({ email, last }: Reader, headers: readonly string[], text: string): Promise<boolean> {
  const [replyTo] = last?.replyTo ?? [];
  if (replyTo === undefined) return false;
  const message = [`From: <${email}>`, `To: ${replyTo}`, 'Subject: Re', ...headers]
    .concat('Content-Type: text/plain; charset=utf-8', '', text, '')
    .join('\r\n');
  await bringMail(message, system);
  return true;
}

/** Remembers the last letter of each reader. @returns where to go on */
export async function readMail(readers: readonly Reader[], since: number): Promise<number> {
  const mails = await mailSince(since);
  const byEmail = new Map(readers.map((reader) => [reader.email, reader]));
  for (const mail of mails) {
    const reader = byEmail.get(mail.destination.to[0] ?? '');
    if (reader) reader.last = mail;
  }
  return mails.at(-1)?.at ?? since;
}

/** Kills processes of a function of this cloud as they run, until it is told to end. @returns how many */
export async function killAtRandom(
  functions: readonly string[],
  random: () => number,
  signal: AbortSignal,
): Promise<number> {
  let killed = 0;
  while (!signal.aborted) {
    await sleep(2000 + random() * 4000, undefined, { signal }).catch(() => undefined);
    const victims = (await processes()).filter(({ command }) => functions.some((name) => command.includes(name)));
    const victim = victims[Math.floor(random() * victims.length)];
    if (victim === undefined) continue;
    try {
      process.kill(victim.pid, 'SIGKILL');
      killed += 1;
    } catch {
      // it has ended by itself
    }
  }
  return killed;
}

/** The function processes this cloud has started, and no others. */
async function processes(): Promise<{ pid: number; command: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return { pid: Number(pid), command: command.replaceAll('\0', ' ') };
    }),
  );
  return found.filter(({ command }) => command.includes('.local/test/tmp/ministack-lambda-Voronka-test-'));
}
