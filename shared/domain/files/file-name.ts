/** Names of files: they hold the names of people, and are kept with the rest of what is personal. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';

/** Nothing that could be a path, ends a line, or lets a name read from right to left as another one. */
const isPlain = (name: string): boolean =>
  !/[\p{Cc}\p{Cs}\/\\\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(name);

/** One spelling of each letter: Macs write `й` as two. */
export const FileName = lazily(() =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(200)
    .refine(isPlain, 'a name without slashes, control characters or marks of writing direction is needed'),
);

const encoded = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * The header under which a browser saves a file and never shows it: RFC 6266, with the name as RFC 8187 writes it, and in ASCII
 * for what reads only that.
 */
export function dispositionOf(fileName: string): string {
  const ascii = fileName.replace(/[^ -~]|["%\\]/gu, '_');
  const whole = encodeURIComponent(fileName).replace(/['()*]/g, encoded);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
