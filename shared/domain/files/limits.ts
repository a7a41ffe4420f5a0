/** How much may be sent. */
export const fileLimits = {
  /** By the staff: a large drawing, or a scanned contract. */
  bytes: 50_000_000,
  /** By a visitor with a form. */
  bytesFromForm: 20_000_000,
  /** That are there, of one record. */
  ofRecord: 100,
  /** A visitor may send to one request within an hour. */
  fromFormInHour: 5,
  /** A removed file can be had back. */
  restoreDays: 30,
} as const;
