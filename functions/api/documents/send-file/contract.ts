import * as z from 'zod';
import { FileSubject } from '../../../../shared/domain/files/file.ts';
import { Announced } from '../../../../shared/domain/files/send-file.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/files',
  access: { kind: 'staff', groups: ['manager', 'head', 'office'] },
  summary: 'Announce a file; it is then put to `uploadUrl` with `headers` within an hour, and is taken in by itself',
  once: 'by-key',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ subject: FileSubject(), ...Announced().shape }));
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({ id: z.uuid(), uploadUrl: z.string(), headers: z.record(z.string(), z.string()) }),
);
export type Output = z.input<ReturnType<typeof Output>>;
