import type { Fact } from './facts/fact.ts';

/** Where other systems hear of facts. A fact may come twice; its id tells. */
export type Bus = { publish: (facts: readonly Fact[]) => Promise<void> };
