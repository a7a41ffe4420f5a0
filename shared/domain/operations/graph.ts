/** A state machine as people look at it: its states, and where each may lead. */
import * as z from 'zod';

export const edgeKinds = ['next', 'choice', 'catch'] as const;

/** `choice`: one of several ways, as a fact decides; `catch`: when the state failed, or its time was over. */
export type Edge = { readonly from: string; readonly to: string; readonly kind: (typeof edgeKinds)[number] };
export type Graph = {
  readonly startAt: string;
  readonly states: readonly { readonly name: string; readonly type: string; readonly comment?: string | undefined }[];
  readonly edges: readonly Edge[];
};

const Way = z.object({ Next: z.string() });
const State = z.object({
  Type: z.string(),
  Comment: z.string().optional(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(Way).default([]),
  Catch: z.array(Way).default([]),
});
/** Of the Amazon States Language, what leads from one state to another. */
const Definition = z.object({ StartAt: z.string(), States: z.record(z.string(), State) });

/**
 * @param definition in the Amazon States Language, as JSON
 * @throws ZodError or SyntaxError when it is none
 */
export function graphOf(definition: string): Graph {
  const { StartAt, States } = Definition.parse(JSON.parse(definition));
  return {
    startAt: StartAt,
    states: Object.entries(States).map(([name, { Type, Comment }]) => ({ name, type: Type, comment: Comment })),
    edges: distinct(Object.entries(States).flatMap(([from, state]) => edgesFrom(from, state))),
  };
}

function edgesFrom(from: string, { Next, Default, Choices, Catch }: z.infer<typeof State>): Edge[] {
  const to = (kind: Edge['kind'], targets: readonly (string | undefined)[]): Edge[] =>
    targets.flatMap((target) => (target === undefined ? [] : { from, to: target, kind }));
  return [
    ...to('next', [Next]),
    ...to('choice', [...Choices.map((way) => way.Next), Default]),
    ...to(
      'catch',
      Catch.map((way) => way.Next),
    ),
  ];
}

/** Several conditions may lead to one state: that is one way there. */
const distinct = (edges: readonly Edge[]): Edge[] => [
  ...new Map(edges.map((edge) => [`${edge.from}\n${edge.to}\n${edge.kind}`, edge])).values(),
];
