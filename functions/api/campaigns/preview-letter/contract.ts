import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { languages } from '../../../../shared/domain/refresh/letter.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { Draft } from '../letters.ts';

export const route = {
  method: 'POST',
  path: '/letters/preview',
  access: { kind: 'staff', groups: ['marketer', 'operator'] },
  summary: 'A letter as an invented reader would get it, or all that is wrong with it; nothing is kept',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ language: z.enum(languages), ...Draft().shape }));
export type Input = z.infer<ReturnType<typeof Input>>;

/** Rendered only when there are no problems. */
export const Output = lazily(() =>
  z.object({
    problems: z.array(z.string()).readonly(),
    subject: z.string().optional(),
    preheader: z.string().optional(),
    html: z.string().optional(),
    text: z.string().optional(),
  }),
);
