/** What tells a row of another system's file from every other: what it made comes once. */
import { v5 } from 'uuid';

const cameNames = '0c5b8c0e-5c0f-5f7e-9d1a-3f6f2f0b7a54'; // changing it would take every row for a new one

type Part = string | number | undefined;

/** The key a record is held by that came with a file: by its id in the other system, else by all that tells it apart. */
export const cameKey = (kind: string, externalId: string | undefined, ...parts: readonly Part[]): string =>
  externalId === undefined ? `came/${kind}/as/${v5(JSON.stringify(parts), cameNames)}` : `came/${kind}/${externalId}`;
