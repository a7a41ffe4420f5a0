/** Where events may be sent: to the world, never to what stands beside us. */
import ipaddr from 'ipaddr.js';

/** `local-too`: in the local stages a receiver may be on this machine. */
export type Reach = 'public' | 'local-too';

/** Whether an address is one of the world: no loopback, private, link-local, metadata, test, mapped or reserved one. */
export function isOfTheWorld(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

const isLoopback = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';

/** Whether what a name resolves to may be connected to. */
export const mayConnect = (address: string, reach: Reach): boolean =>
  isOfTheWorld(address) || (reach === 'local-too' && isLoopback(address));

/** Names that never lead into the world (RFC 6761, RFC 6762, RFC 8375, and what clouds call their own machines). */
const innerNames = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|corp|home)\.?$/;

const bare = (hostname: string): string => hostname.replace(/[[\]]/g, '');

function hostProblem(hostname: string, reach: Reach): string | undefined {
  const host = bare(hostname);
  if (ipaddr.isValid(host))
    return mayConnect(host, reach) ? undefined : `${host} is an address of a network of its own, not of the internet`;
  if (reach === 'local-too' && host === 'localhost') return undefined;
  if (innerNames.test(host) || !host.includes('.')) return `${host} is no name of the internet`;
  return undefined;
}

const isHere = (hostname: string): boolean => hostname === 'localhost' || isLoopback(bare(hostname));

function schemeProblem({ protocol, hostname }: URL, reach: Reach): string | undefined {
  if (protocol === 'https:') return undefined;
  if (reach === 'local-too' && protocol === 'http:' && isHere(hostname)) return undefined;
  return reach === 'public'
    ? `it must begin with https://, and begins with ${protocol}`
    : `it must begin with https://, or http:// on this machine, and begins with ${protocol}`;
}

/** Why events cannot be sent to a URL, in one sentence; nothing when they can, as far as the URL itself tells. */
export function targetProblem(url: string, reach: Reach): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed) return `${url} is no URL`;
  if (parsed.username !== '' || parsed.password !== '') return 'a URL holds no user and no password: others see it';
  return schemeProblem(parsed, reach) ?? hostProblem(parsed.hostname, reach);
}
