/** What roles are allowed, as statements of their policies. */
import * as z from 'zod';
import type { Located, Synthesised } from './synthesised.ts';

const list = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]).pipe(z.array(z.unknown()));
const Statement = z.object({ Effect: z.literal('Allow'), Action: list.pipe(z.array(z.string())), Resource: list });
const Policy = z.object({
  Roles: z.tuple([z.object({ Ref: z.string() })]),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
});

export type RoleStatement = {
  readonly stack: string;
  /** Logical id of the role. */
  readonly role: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
};

const statementsOfPolicy = ({ stack, Properties }: Located): RoleStatement[] => {
  const { Roles, PolicyDocument } = Policy.parse(Properties);
  return PolicyDocument.Statement.map(({ Action, Resource }) => ({
    stack,
    role: Roles[0].Ref,
    actions: Action,
    resources: Resource,
  }));
};

/** Every statement of every role of a stage. */
export const statementsOf = ({ resources }: Synthesised): RoleStatement[] =>
  resources.filter(({ Type }) => Type === 'AWS::IAM::Policy').flatMap(statementsOfPolicy);
