import * as z from 'zod';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export { Env } from '../environment.ts';
export const route = {
  method: 'POST',
  path: '/leads',
  access: { kind: 'public' },
  summary: 'A request from a web form: JSON or form-encoded',
  once: 'always',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({}));
export { SubmittedLead as Body } from '../../../../shared/domain/leads/submission.ts';
/** JSON for a script; a page for a browser that posts a form by itself. */
export const Output = lazily(() =>
  z.union([
    z.strictObject({
      id: z.uuid(),
      /** Lets the visitor send files to this request within an hour. */
      fileToken: z.string(),
    }),
    z.string(),
  ]),
);
