import * as z from 'zod';
import { Announced } from '../../../../shared/domain/files/send-file.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export { Env } from '../environment.ts';
export const route = {
  method: 'POST',
  path: '/files/from-form',
  access: { kind: 'public' },
  summary: 'Announce a file to a request just made, with the `fileToken` it was answered with',
} as const satisfies RouteContract;
export const Input = lazily(() => z.looseObject({}));
export const Body = lazily(() => z.strictObject({ token: z.string().max(200), ...Announced().shape }));
export const Output = lazily(() =>
  z.strictObject({ uploadUrl: z.string(), headers: z.record(z.string(), z.string()) }),
);
