import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { languages, letterTopics } from '../../../../shared/domain/refresh/letter.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { LetterHolding } from '../letters.ts';

export const route = {
  method: 'GET',
  path: '/letters',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'director', 'operator'] },
  summary: 'The letters of programmes and campaigns, each with the version that holds, since when and by whom',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({ topic: z.enum(letterTopics).optional(), language: z.enum(languages).optional() }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(LetterHolding()) }));
