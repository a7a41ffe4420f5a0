import type * as z from 'zod';
import { Problem } from '../domain/problem.ts';

/** One broken rule of the input: where, what is wrong with it, and the beginning of the value. */
const issueOf = ({ path, message, input }: z.core.$ZodIssue) => ({
  field: path.map(String).join('.'),
  problem: message,
  ...(['string', 'number', 'boolean'].includes(typeof input) && { value: String(input).slice(0, 80) }),
});

/**
 * Reads what a request brought. Only here does a schema's complaint become the caller's: anywhere else, in the
 * environment or in a stored record, it is our own mistake.
 *
 * @throws Problem 400 naming every field
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(value, { reportInput: true }); // else an issue does not carry its value
  if (success) return data;
  const errors = error.issues.slice(0, 20).map(issueOf);
  throw new Problem(
    {
      status: 400,
      code: 'malformed',
      detail: errors.map(({ field, problem }) => (field === '' ? problem : `${field}: ${problem}`)).join('; '),
      extra: { errors },
    },
    { cause: error },
  );
}
