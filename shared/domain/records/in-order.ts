import type { Fact } from '../facts/fact.ts';

const placeOf = ({ at, id }: Fact): string => `${at}#${id}`;

/** All facts of some pages, in the order in which they happened. */
export async function inOrder(pages: AsyncIterable<readonly Fact[]>): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for await (const page of pages) facts.push(...page);
  return facts.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}
