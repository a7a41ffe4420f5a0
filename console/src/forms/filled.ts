import type { Missing } from '../../../shared/domain/records/refusal.ts';

/** What somebody filled in, by the field that was asked for. */
export type Filled = Readonly<Record<string, unknown>>;

type Tree = { [name: string]: unknown };

/** Puts what was filled in where a refusal asked for it: beside what was sent, or in its `changes`. */
export function filledInto<A>(asked: A, missing: readonly Missing[], filled: Filled): A {
  const whole = structuredClone(asked) as Tree;
  for (const { in: where, field } of missing) {
    const value = filled[field];
    if (value === undefined) continue;
    put(where === 'body' ? whole : branch(whole, 'changes'), field.split('.'), value);
  }
  return whole as A; // the same with more in it; the API checks it
}

function branch(tree: Tree, name: string): Tree {
  const held = tree[name];
  const next = typeof held === 'object' && held !== null ? (held as Tree) : {};
  tree[name] = next;
  return next;
}

function put(tree: Tree, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) tree[name] = value;
  else put(branch(tree, name), rest, value);
}
