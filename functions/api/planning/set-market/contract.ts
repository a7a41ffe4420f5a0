import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { marketDetails } from '../../../../shared/domain/market/market.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'PUT',
  path: '/market',
  access: { kind: 'staff', groups: ['marketer', 'director'] },
  summary:
    'Write the market page: the idea in one sentence, and per segment the persona, to whom, what, why us, and the planned journey',
} as const satisfies RouteContract;

export { NewMarket as Input } from '../../../../shared/domain/market/describe-market.ts';
export const Output = lazily(() => z.object({ version: z.int().positive(), ...marketDetails() }));
