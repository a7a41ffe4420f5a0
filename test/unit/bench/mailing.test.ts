import { beforeAll, describe, expect, it } from '@jest/globals';
import { judge } from '../../../bench/mailing-judge.ts';
import { type Asked, MailingPlay } from '../../../bench/mailing-play.ts';

async function played(asked: Asked): Promise<MailingPlay> {
  const play = new MailingPlay(asked);
  await play.run();
  return play;
}

let calm: MailingPlay;
beforeAll(async () => {
  calm = await played({ count: 300, kills: 0, seed: 1 });
}, 60_000);

describe('A mailing to 300', () => {
  it('sends its letter to everybody who may get it, once, and counts the others', () => {
    const { total, held, busiestSecond } = judge(calm);
    expect(total).toEqual({ people: 300, expected: 250, left: 250, unknown: 0 });
    expect(busiestSecond).toBe(14);
    expect(held).toEqual({
      ...{ 'no-consent': 9, unsubscribed: 12, suppressed: 6, 'no-address': 3, erased: 3, 'seen-before': 3 },
      ...{ 'open-deal': 3, 'no-letter': 3, twice: 12 },
    });
    expect(calm.mailing).toMatchObject({ sent: 250, held, generation: 1 });
  });

  it('sends no letter twice, and loses none that no kill explains, however often its function is killed and its execution fails', async () => {
    const play = await played({ count: 300, kills: 40, seed: 1 });
    const { total } = judge(play);
    expect(play.killedAt.length).toBeGreaterThan(30);
    expect(play.mailing.generation).toBeGreaterThan(2);
    expect(total.left + total.unknown).toBe(total.expected);
  }, 60_000);
});

describe('The judge of a mailing', () => {
  const faultsOf = (play: MailingPlay, harm: (play: MailingPlay) => void): string => {
    const given = [...play.given];
    harm(play);
    try {
      judge(play);
      return '';
    } catch (error) {
      return String(error);
    } finally {
      play.given.splice(0, Infinity, ...given);
    }
  };

  it('finds a letter that left twice, one that is missing, one at night, one too many in a second, and one to a stranger', () => {
    const [first] = calm.given;
    if (!first) throw new Error('a letter was given');
    const { at, to } = first;
    expect(faultsOf(calm, () => undefined)).toBe('');
    expect(faultsOf(calm, ({ given }) => given.push(first))).toContain(`${to} (agreed): 2 letters left`);
    expect(faultsOf(calm, ({ given }) => given.shift())).toContain('is sent, and was undefined');
    expect(faultsOf(calm, ({ given }) => given.splice(0, 1, { ...first, at: '2026-03-02T19:00:00.000Z' }))).toContain(
      `decided at ${at}, sent at 2026-03-02T19:00:00.000Z`,
    );
    const others = calm.readers.flatMap(({ kind, email }) => (kind === 'no consent' ? [email] : []));
    const stranger = { ...first, letterId: 'another', to: others[0] ?? '' };
    expect(faultsOf(calm, ({ given }) => given.push(stranger))).toContain(`${stranger.to} (no consent): a letter`);
    expect(faultsOf(calm, ({ given }) => given.push(stranger))).toContain('letters in one second: 15, not 14');
  });
});
