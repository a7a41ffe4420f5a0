import { describe, expect, it } from '@jest/globals';
import { assertMayChange, assertMayOpen, assertMaySee } from '../../../../shared/domain/files/rights.ts';
import type { FileCard } from '../../../../shared/domain/files/subjects.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { anna, boris, director, head, marketer, office, operator, visitor } from '../../../support/domain/actors.ts';
import { monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountWith, leadAt } from '../../../support/domain/leads.ts';

const everybody = { anna, boris, head, marketer, office, director, operator, visitor };
const { owner: _nobody, claimedAt: _never, ...free } = leadAt('new');

/** Who may, by name; and what the others are told. */
function who(assert: (by: Actor, card: FileCard) => void, card: FileCard): string {
  const may = Object.entries(everybody).filter(([, by]) => {
    try {
      assert(by, card);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.details.status === 403) return false;
      throw error;
    }
  });
  return may.map(([name]) => name).join(' ');
}

describe('Files', () => {
  const deal = dealAt('discuss-terms');
  const account = accountWith({ owner: anna.id });
  const claimed = leadAt('mql', { owner: anna.id, claimedAt: monday });

  it('are seen to be there by whoever may read the lead, the deal or the account', () => {
    expect(who(assertMaySee, account)).toBe('anna head marketer office director');
    expect(who(assertMaySee, deal)).toBe('anna head marketer office director');
    expect(who(assertMaySee, claimed)).toBe('anna head marketer director');
    expect(who(assertMaySee, free)).toBe('anna boris head marketer director');
  });

  it('are opened by whoever may read the contacts behind them, of a lead by nobody before it is claimed', () => {
    expect(who(assertMayOpen, account)).toBe('anna head office director');
    expect(who(assertMayOpen, accountWith())).toBe('head office director');
    expect(who(assertMayOpen, deal)).toBe('anna head office director');
    expect(who(assertMayOpen, claimed)).toBe('anna head director');
    expect(who(assertMayOpen, free)).toBe('');
  });

  it('are added and removed by the owner, by heads, and of a deal or an account by the office', () => {
    expect(who(assertMayChange, account)).toBe('anna head office');
    expect(who(assertMayChange, deal)).toBe('anna head office');
    expect(who(assertMayChange, claimed)).toBe('anna head');
    expect(who(assertMayChange, free)).toBe('head');
  });

  it('that are masked are refused with the reason', () => {
    expect(() => assertMayOpen(marketer, deal)).toThrow(
      '403 contacts-masked: files hold the contacts of people: they are for those who may read these, and of a lead for nobody before it is claimed',
    );
    expect(() => assertMayChange(marketer, deal)).toThrow('403 not-yours');
  });
});
