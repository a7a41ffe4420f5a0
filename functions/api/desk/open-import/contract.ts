import * as z from 'zod';
import { NewImport } from '../../../../shared/domain/imports/open-import.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';

export const route = {
  method: 'POST',
  path: '/imports',
  access: { kind: 'staff', groups: ['operator', 'head'] },
  summary: 'Open an import; the CSV file is then put to `uploadUrl` within an hour, and is taken in by itself',
  once: 'by-key',
} as const satisfies RouteContract;

export const Input = lazily(() => NewImport);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ id: z.uuid(), uploadUrl: z.string() }));
