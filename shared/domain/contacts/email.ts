/** Domains whose mailboxes anybody may open: they tell nothing of a company. */
const freeMailDomains: ReadonlySet<string> = new Set(
  (
    'mail.ru bk.ru inbox.ru list.ru internet.ru vk.com yandex.ru ya.ru yandex.com yandex.by yandex.kz narod.ru rambler.ru lenta.ru ro.ru autorambler.ru ' +
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com yahoo.com ymail.com aol.com proton.me protonmail.com ' +
    'gmx.de gmx.net web.de t-online.de mail.com zoho.com tut.by mail.by mail.kz ukr.net i.ua meta.ua qq.com 163.com 126.com'
  ).split(' '),
);

const localPart = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}$/u;
const longest = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets

/** An address as compared: lower case, its domain in ASCII; nothing when no mail server would take it. */
export function normaliseEmail(text: string): string | undefined {
  const bare = text
    .normalize('NFC')
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .trim();
  const at = bare.lastIndexOf('@');
  const [local, domain] = [bare.slice(0, at).toLowerCase(), asciiDomain(bare.slice(at + 1))];
  if (
    at < 1 ||
    domain === undefined ||
    !localPart.test(local) ||
    local.startsWith('.') ||
    local.endsWith('.') ||
    local.includes('..')
  )
    return undefined;
  const email = `${local}@${domain}`;
  return email.length <= longest ? email : undefined;
}

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A host name in ASCII (IDNA), with a top level that is no number; nothing when it is none. */
function asciiDomain(text: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text) || !URL.canParse(`http://${text}`)) return undefined;
  const host = new URL(`http://${text}`).hostname;
  const labels = host.split('.');
  const isName = labels.length > 1 && labels.every((part) => label.test(part));
  return isName && !/\.\d+$/.test(host) ? host : undefined;
}

export const emailDomain = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** The domain that tells of a company; nothing for a mailbox anybody may open. */
export function companyDomain(email: string | undefined): string | undefined {
  if (email === undefined) return undefined;
  const domain = emailDomain(email);
  return isFreeMailDomain(domain) ? undefined : domain;
}

export const isFreeMailDomain = (domain: string): boolean => freeMailDomains.has(domain);
