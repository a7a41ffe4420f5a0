import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { LetterId } from '../../../../shared/domain/refresh/letter.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { LetterHolding, Versions } from '../letters.ts';

export const route = {
  method: 'GET',
  path: '/letters/{topic}/{letter}/{language}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director', 'operator'] },
  summary: 'A letter as it holds now, or in the version `n`, with all its versions',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    ...LetterId().shape,
    /** 0: as the release has it. */
    n: z.coerce.number().int().nonnegative().optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() =>
  z.object({
    ...LetterHolding().shape,
    subject: z.string(),
    preheader: z.string(),
    body: z.string(),
    versions: Versions(),
  }),
);
