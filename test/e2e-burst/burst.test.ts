import { describe, expect, it } from '@jest/globals';
import { everythingStands } from '../support/system/everything-stands.ts';
import { running } from '../support/system/executions.ts';
import { killHandler } from '../support/system/handlers.ts';
import { form } from '../support/system/leads.ts';
import { type Post, postAll } from '../support/system/posts.ts';
import { reset } from '../support/system/reset.ts';
import { recordsOf } from '../support/system/tables.ts';

const distinct = 65;
const repeated = 10;
const duplicates = 25;
const inFlight = 32;

/** 65 people, 10 of whom ask once more, and 25 of all these requests sent a second time under the same key; shuffled. */
function burst(): Post[] {
  const first = Array.from({ length: distinct }, (_, n) => ({
    key: `first-${String(n)}`,
    body: form({ email: `burst-${String(n)}@company.example`, message: `Запрос ${String(n)}` }),
  }));
  const again = first.slice(0, repeated).map(({ body }, n) => ({
    key: `again-${String(n)}`,
    body: { ...body, message: 'Ещё один вопрос' },
  }));
  const requests = [...first, ...again];
  const twice = requests.filter((_, n) => n % 3 === 0).slice(0, duplicates);
  return [...requests, ...twice]
    .map((post, n) => ({ post, place: (n * 7919) % 100 }))
    .sort((a, b) => a.place - b.place)
    .map(({ post }) => post);
}

async function expectExactlyOnce(posts: readonly Post[], ids: readonly unknown[]): Promise<void> {
  await everythingStands(120_000);
  const leads = (await recordsOf('lead')).map(({ state }) => state as { stage: { name: string }; touches: number });
  expect({
    leads: leads.length,
    stages: [...new Set(leads.map(({ stage }) => stage.name))],
    touches: leads.reduce((total, { touches }) => total + touches, 0),
    persons: (await recordsOf('person')).length,
    running: (await running()).length,
    answers: new Set(posts.map(({ key }, n) => `${key} ${String(ids[n])}`)).size,
  }).toEqual({
    leads: distinct,
    stages: ['new'],
    touches: distinct + repeated,
    persons: distinct,
    running: distinct,
    answers: distinct + repeated,
  });
}

describe('100 posts, 32 in flight, 25 of them twice, 10 people who ask again', () => {
  it('make 65 people, 65 leads with 75 touches, and 65 executions', async () => {
    await reset();
    const posts = burst();
    expect(posts).toHaveLength(100);
    const { answers, failures } = await postAll(posts, inFlight);
    expect(failures).toEqual([]);
    await expectExactlyOnce(
      posts,
      answers.map(({ body }) => body['id']),
    );
  });

  it('make the same when handlers are killed at random in the middle', async () => {
    await reset();
    const posts = burst();
    let killed = 0;
    const { answers } = await postAll(posts, inFlight, async (taken) => {
      if (taken % 12 === 0 && (await killHandler())) killed += 1;
    });
    expect(killed).toBeGreaterThanOrEqual(5);
    await expectExactlyOnce(
      posts,
      answers.map(({ body }) => body['id']),
    );
  });
});
