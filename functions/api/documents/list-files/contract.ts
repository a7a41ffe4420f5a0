import * as z from 'zod';
import { FileSubject } from '../../../../shared/domain/files/file.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { FileView } from '../files.ts';

export const route = {
  method: 'GET',
  path: '/files',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary: 'The files of a lead, a deal, a quote, a claim or a contract, the oldest first: `subject=deal/{id}`',
} as const satisfies RouteContract;

export const Input = lazily(() =>
  z.strictObject({
    subject: z
      .string()
      .transform((text) => {
        const [kind, id] = text.split('/');
        return { kind, id };
      })
      .pipe(FileSubject()),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(2000).optional(),
  }),
);
export type Input = z.infer<ReturnType<typeof Input>>;
export const Output = lazily(() => z.object({ items: z.array(FileView()), next: z.string().optional() }));
