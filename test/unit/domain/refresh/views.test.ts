import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { endCauses, waitCauses } from '../../../../shared/domain/refresh/enrolment.ts';
import { becameOf, endedBecause, skippedBecause, waitsBecause } from '../../../../shared/domain/refresh/said.ts';
import { letterStates, type SentLetter } from '../../../../shared/domain/refresh/sent-letter.ts';
import { enrolmentShown, EnrolmentShown, letterShown, unsentIn } from '../../../../shared/domain/refresh/views.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { personId } from '../../../support/domain/leads.ts';
import { enrolmentWith, marked } from '../../../support/domain/refreshing.ts';

describe('What is said of letters', () => {
  const all = [waitsBecause, endedBecause, skippedBecause, becameOf].flatMap((said) => Object.values(said));

  it('has a sentence of its own for everything, in both languages', () => {
    expect(all).toHaveLength(waitCauses.length + endCauses.length + 1 + letterStates.length);
    for (const { en, ru } of all) {
      expect(en).toMatch(/^[A-Z][\w ,:;-]{2,}[a-z\d]$/);
      expect(ru).toMatch(/^[А-ЯЁ][а-яёА-ЯЁ\d ,:]{2,}[а-яё\d]$/);
    }
    for (const said of [waitsBecause, endedBecause, becameOf]) {
      const sentences = Object.values(said);
      expect(new Set(sentences.map(({ en }) => en)).size).toBe(sentences.length);
      expect(new Set(sentences.map(({ ru }) => ru)).size).toBe(sentences.length);
    }
  });
});

describe('An enrolment is shown', () => {
  const soon = [{ name: 'look', at: daysAfter(monday, 4) }];
  const common = { id: idOf(0x801), basket: 'needs', since: monday, letters: 0, stopped: false };

  it.each(['gap', 'another-letter', 'window', 'rate'] as const)('with the day of its next letter: %s', (why) => {
    const shown = enrolmentShown(enrolmentWith({ stage: { name: 'running', why, letter: 'case' }, alarms: soon }));
    const next = { letter: 'case', at: daysAfter(monday, 4) };
    expect(shown).toEqual({ ...common, state: 'running', why, says: waitsBecause[why], next });
  });

  it.each(['no-consent', 'no-address', 'open-deal', 'no-letter', 'mail-paused'] as const)(
    'with the letter and no day while something else has to change: %s',
    (why) => {
      const shown = enrolmentShown(enrolmentWith({ stage: { name: 'running', why, letter: 'case' }, alarms: soon }));
      expect(shown).toEqual({ ...common, state: 'running', why, says: waitsBecause[why], next: { letter: 'case' } });
    },
  );

  it('with no letter where none is next', () => {
    const shown = enrolmentShown(enrolmentWith({ stage: { name: 'running', why: 'call' }, alarms: soon }));
    expect(shown).toEqual({ ...common, state: 'running', why: 'call', says: waitsBecause.call });
  });

  it('with how it ended, and all that was said of it', () => {
    const enrolment = enrolmentWith({
      steps: {
        case: marked(monday),
        review: { state: 'skipped', at: monday, why: 'seen-before' },
        article: { state: 'refused', at: monday, why: 'Throttled', tries: 3 },
      },
      stage: { name: 'ended', at: daysAfter(monday, 9), cause: 'stopped' },
      alarms: [],
      stop: { at: monday, by: { kind: 'staff', id: idOf(0x101) } },
      wakeUpOn: '2026-06-15',
      continues: idOf(0x802),
    });
    const shown = {
      ...{ ...common, letters: 1, stopped: true, wakeUpOn: '2026-06-15', continues: idOf(0x802) },
      ...{ state: 'ended', why: 'stopped', says: endedBecause.stopped, endedAt: daysAfter(monday, 9) },
    };
    expect(enrolmentShown(enrolment)).toEqual(shown);
    expect(EnrolmentShown().parse(shown)).toEqual(shown);
  });
});

describe('A letter is shown', () => {
  const letter: SentLetter = {
    ...{ kind: 'letter', id: idOf(0x811), version: 3, personId, enrolmentId: idOf(0x801), letter: 'case' },
    ...{ letterVersion: 'needs/case/ru/0', language: 'ru', markedAt: monday, state: 'delivered', messageId: 'm-1' },
  };

  it('with what became of it, and when its reader followed a link', () => {
    const shown = {
      ...{ id: idOf(0x811), letter: 'case', letterVersion: 'needs/case/ru/0', language: 'ru' },
      ...{ at: monday, state: 'delivered', says: becameOf.delivered },
    };
    expect(letterShown(letter)).toEqual(shown);
    expect(letterShown({ ...letter, clickedAt: monday })).toEqual({ ...shown, clickedAt: monday });
  });

  it('with the cause where it was not sent, each time', () => {
    const told = (type: string, data: object, at = monday) => ({ type, data, at }) as Fact;
    const facts = [
      told('EnrolmentStarted', { basket: 'needs' }),
      told('LetterHeld', { letter: 'case', why: 'no-consent', until: daysAfter(monday, 166) }),
      told('LetterHeld', { why: 'no-letter', until: daysAfter(monday, 166) }),
      told('LetterSkipped', { letter: 'case', why: 'seen-before' }, daysAfter(monday, 1)),
      told('LetterRefused', { letter: 'review', why: 'Throttled', tries: 1 }),
      told('LetterMarked', { letter: 'review' }),
      told('EnrolmentEnded', { basket: 'needs', cause: 'reply', letters: 1 }),
      told('toString', {}),
    ];
    expect(unsentIn(facts)).toEqual([
      {
        at: monday,
        letter: 'case',
        why: 'no-consent',
        says: waitsBecause['no-consent'],
        until: daysAfter(monday, 166),
      },
      { at: monday, why: 'no-letter', says: waitsBecause['no-letter'], until: daysAfter(monday, 166) },
      { at: daysAfter(monday, 1), letter: 'case', why: 'seen-before', says: skippedBecause['seen-before'] },
      {
        ...{ at: monday, letter: 'review', why: 'refused' },
        says: {
          en: 'The mail service would not have it: Throttled',
          ru: 'Почтовая служба его не приняла: Throttled',
        },
      },
      { at: monday, why: 'reply', says: endedBecause.reply },
    ]);
  });
});
