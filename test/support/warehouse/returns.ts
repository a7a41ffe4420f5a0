/** Where accounts stand among those who bought, and attempts to win some of them back: told of the accounts that leads of a history became. */
import { randomOf } from '../../../local/demo/random.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { outcomes } from '../../../shared/domain/win-backs/win-back.ts';
import { idOf } from '../domain/contexts.ts';
import { Telling } from './telling.ts';
import { begun } from './win-backs.ts';

const dayMs = 86_400_000;
const after = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString();

export function returnsOf(seed: number, sales: readonly Fact[], timeZone: string): readonly Fact[] {
  const [random, beside] = [randomOf(seed), randomOf(seed + 0x3a1c)];
  const telling = new Telling();
  let id = 0x7e700000;
  const won = sales.filter(({ type }) => type === 'LeadConverted').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { at, data } of won) {
    const accountId = String(data['accountId']);
    id += 2;
    for (let times = random.between(-1, 3), days = 5; times > 0; times -= 1) {
      days += random.between(1, 40);
      const to = random.next() < 0.9 ? { cell: random.between(0, 26) } : {};
      telling.tell('score', idOf(id), 'SegmentMigrated', after(at, days), { accountId, to, cause: 'own' });
    }
    if (random.next() < 0.6) continue;
    const startsIn = random.between(10, 90);
    const startsAt = after(at, startsIn);
    telling.tell('win-back', idOf(id + 1), 'WinBackStarted', startsAt, begun(beside, accountId, startsAt, timeZone));
    if (random.next() < 0.3) continue;
    const outcome = random.next() < 0.6 ? 'returned' : beside.pick(outcomes.slice(1));
    telling.tell('win-back', idOf(id + 1), 'WinBackEnded', after(at, startsIn + random.between(1, 60)), {
      ...{ accountId, outcome, letters: 1 },
    });
  }
  return telling.facts;
}
