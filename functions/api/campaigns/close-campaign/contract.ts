import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/campaigns/{id}/close',
  access: { kind: 'staff', groups: ['marketer'] },
  summary: 'Close a campaign for good; a mailing of it that runs is stopped',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;
export { CampaignView as Output } from '../campaigns.ts';
