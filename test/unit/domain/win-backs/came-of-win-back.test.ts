import { describe, expect, it } from '@jest/globals';
import { cameOfWinBack } from '../../../../shared/domain/win-backs/came-of-win-back.ts';
import { outcomes, type WinBack } from '../../../../shared/domain/win-backs/win-back.ts';
import { daysAfter, monday } from '../../../support/domain/contexts.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';
import { endedWith, winBackWith } from '../../../support/domain/win-backs.ts';

const came = async (winBack: WinBack, openedAt: string): Promise<boolean> => {
  const records = await storeOf(new ToldClock(), winBack);
  const account = accountWith({ winBack: { id: winBack.id, on: winBack.startedOn } });
  return cameOfWinBack(openedAt, [account, accountWith()], records);
};
const ended = (outcome: (typeof outcomes)[number]) =>
  endedWith({ stage: { name: 'ended', at: daysAfter(monday, 10), outcome } });

describe('A deal came of a win-back', () => {
  it('where it was opened while one ran, and not before', async () => {
    expect(await came(winBackWith(), monday)).toBe(true);
    expect(await came(winBackWith(), daysAfter(monday, -0.1))).toBe(false);
    expect(await came(winBackWith({ heldOut: true }), monday)).toBe(false);
  });

  it('or within sixty days of its end', async () => {
    expect(await came(ended('unexplained'), daysAfter(monday, 70))).toBe(true);
    expect(await came(ended('unexplained'), daysAfter(monday, 71))).toBe(false);
  });

  it('unless that one was called off, stopped, merged, or came too late', async () => {
    const all = await Promise.all(
      outcomes.map(async (outcome) => [outcome, await came(ended(outcome), daysAfter(monday, 20))]),
    );
    expect(all.flatMap(([outcome, is]) => (is === true ? [outcome] : []))).toEqual([
      ...['returned', 'talking', 'explained', 'unexplained', 'no-answer'],
    ]);
  });

  it('not where there was none', async () => {
    expect(await cameOfWinBack(monday, [accountWith()], await storeOf(new ToldClock()))).toBe(false);
  });
});
