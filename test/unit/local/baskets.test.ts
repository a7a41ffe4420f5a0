import { describe, expect, it } from '@jest/globals';
import { answer, inColumns } from '../../../local/baskets.ts';
import type { Client } from '../../../local/client.ts';
import { endedBecause, waitsBecause } from '../../../shared/domain/refresh/said.ts';
import { seeds } from '../../../settings/seeds.ts';

const id = '00000000-0000-7000-8000-000000000801';
const subject = { kind: 'lead', id, version: 1, stage: 'parked', personId: id, company: 'Завод' };
const enrolment = {
  ...{ id, basket: 'needs', state: 'running', since: '2026-03-02T07:00:00.000Z', why: 'gap', says: waitsBecause.gap },
  ...{ letters: 1, stopped: false, next: { letter: 'news', at: '2026-03-23T07:00:00.000Z' } },
};
const ended = { ...enrolment, state: 'ended', why: 'reply', says: endedBecause.reply };

const answers: Readonly<Record<string, unknown>> = {
  '/baskets': {
    items: [
      {
        basket: 'needs',
        title: { en: 'Needs', ru: 'Потребности' },
        programme: seeds.programmes.needs,
        inside: { leads: 1000, deals: 2, moreThan: 1000 },
        waiting: { causes: { gap: 3, 'no-consent': 1 } },
      },
    ],
    isMailPaused: true,
  },
  '/baskets/needs?limit=200': {
    items: [
      { ...subject, since: enrolment.since, consent: true, enrolment },
      { ...subject, company: undefined, since: enrolment.since, consent: false },
    ],
  },
  '/baskets/needs/letters?days=7&limit=200': {
    items: [{ at: '2026-03-23T07:00:00.000Z', letter: 'news', enrolmentId: id, subject }],
  },
  [`/enrolments/${id}`]: {
    ...ended,
    subject,
    contacts: { masked: true },
    sent: [
      {
        ...{ id, letter: 'keep', letterVersion: 'needs/keep/ru/0', language: 'ru', at: '2026-03-05T07:00:00.000Z' },
        ...{ state: 'delivered', says: { en: 'It has arrived', ru: 'Доставлено' } },
      },
    ],
    unsent: [{ at: '2026-03-06T07:00:00.000Z', why: 'reply', says: endedBecause.reply }],
  },
};
const client: Client = (_method, path) =>
  Promise.resolve({
    status: answers[path] === undefined ? 404 : 200,
    headers: new Headers(),
    body: (answers[path] ?? { code: 'not-found' }) as Readonly<Record<string, unknown>>,
  });

describe('npm run baskets', () => {
  it('lists the four with what their letters wait for, and says that all are paused', async () => {
    expect(await answer([], client)).toBe(
      [
        'basket  leads         deals  letters  waits for',
        'needs   1000 or more  2      5        gap 3, no-consent 1',
        'All marketing letters are paused: too many of the last ones came back.',
      ].join('\n'),
    );
  });

  it('shows who is in one, with the next letter or why there is none', async () => {
    const [head, one, other] = (await answer(['needs'], client)).split('\n');
    expect(head).toMatch(/^since +kind +company +consent +enrolment +next letter +when +why$/);
    expect(one).toMatch(
      /^2026-03-02 07:00 +lead +Завод +yes +\S{36} +news +2026-03-23 07:00 +Its day has not come yet$/,
    );
    expect(other).toMatch(/^2026-03-02 07:00 +lead +— +no( +—){4}$/);
  });

  it('tells which letters leave in the next seven days, to whom', async () => {
    expect(await answer(['needs', 'letters'], client)).toContain(`2026-03-23 07:00  news    Завод  ${id}`);
  });

  it('tells the story of one enrolment, with the cause of each letter that was not sent', async () => {
    expect(await answer([id], client)).toBe(
      [
        'Завод in "needs" since 2026-03-02 07:00: ended. They have replied.',
        'when              letter',
        '2026-03-05 07:00  keep    sent      It has arrived',
        '2026-03-06 07:00  —       not sent  They have replied',
      ].join('\n'),
    );
  });

  it('says what there is, when it is asked for anything else', async () => {
    for (const asked of [['none'], ['needs', 'all'], ['needs', 'letters', 'now']])
      await expect(answer(asked, client)).rejects.toThrow('Use: npm run baskets');
    await expect(answer([id.replace('8', '9')], client)).rejects.toThrow('{"code":"not-found"}');
    expect(inColumns([])).toBe('');
  });
});
