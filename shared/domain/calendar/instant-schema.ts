import * as z from 'zod';

/** An instant in UTC, ISO 8601 with milliseconds: `2026-03-02T09:30:00.000Z`. Such strings sort as the instants do. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A calendar day in the plant's time zone: `2026-03-02`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A month of the plant's calendar: `2026-03`. */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month, for example 2026-03');
