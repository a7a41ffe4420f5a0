/** A process that can be killed at any of its calls: from then on none of them comes back, as in a function that was ended. */

export type Life = {
  /** Rejects when it is killed. */
  readonly died: Promise<never>;
  /** What it may use, on condition that it lives. */
  readonly mortal: <T extends object>(thing: T) => T;
};

/** Asked at each call: whether it is killed before the call does anything, or after, before it knows what came of it. */
export type Fate = (method: string, args: readonly unknown[]) => 'before' | 'after' | 'lives';

export function lifeOf(fate: Fate): Life {
  const { promise: died, reject } = Promise.withResolvers<never>();
  const never = new Promise<never>(() => undefined);
  let isDead = false;
  const isOver = (): boolean => isDead;
  const die = (): Promise<never> => {
    isDead = true;
    reject(new Error('the function was killed'));
    return never;
  };
  const call = async (method: string, args: readonly unknown[], work: () => unknown): Promise<unknown> => {
    if (isOver()) return never;
    const fated = fate(method, args);
    if (fated === 'before') return die();
    const answer = await work();
    if (fated === 'after') return die();
    return isOver() ? never : answer; // another call of the same process was its end
  };
  const mortal = <T extends object>(thing: T): T =>
    new Proxy(thing, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: readonly unknown[]) => call(String(name), args, () => member.apply(target, args) as unknown); // what it was asked, as it was asked
      },
    });
  return { died, mortal };
}
