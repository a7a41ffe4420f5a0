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
const { next: _none, ...over } = enrolment;
const ended = { ...over, state: 'ended', why: 'reply', says: endedBecause.reply, wakeUpOn: '2026-05-05' };

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
const answering =
  (given: Readonly<Record<string, unknown>>): Client =>
  (_method, path) =>
    Promise.resolve({
      status: given[path] === undefined ? 404 : 200,
      headers: new Headers(),
      body: (given[path] ?? { detail: 'there is none' }) as Readonly<Record<string, unknown>>,
    });
const client = answering(answers);

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
    expect(head).toMatch(/^since \(UTC\) +kind +id +company +consent +next letter +when \(UTC\) +why not now$/);
    expect(one).toMatch(
      /^2026-03-02 07:00 +lead +\S{36} +Завод +yes +news +2026-03-23 07:00 +Its day has not come yet$/,
    );
    expect(other).toMatch(/^2026-03-02 07:00 +lead +\S{36} +— +no( +—){2} +Gets no letters$/);
  });

  it('says so when nobody is in one, no letter leaves, or there are more of them than it shows', async () => {
    const pageOf = (body: object) => answer(['needs'], answering({ '/baskets/needs?limit=200': body }));
    expect(await pageOf({ items: [] })).toBe('Nobody is in it.');
    expect(await pageOf({ items: [], next: 'x' })).toBe('None of the first ones; there are more.');
    const first = { ...subject, since: enrolment.since, consent: false };
    expect((await pageOf({ items: [first], next: 'x' })).split('\n').at(-1)).toBe('There are more.');
    const none = answering({ '/baskets/needs/letters?days=7&limit=200': { items: [] } });
    expect(await answer(['needs', 'letters'], none)).toBe('No letter of it leaves within seven days.');
  });

  it('tells which letters leave in the next seven days, to whom', async () => {
    expect(await answer(['needs', 'letters'], client)).toContain(`2026-03-23 07:00  news    Завод  lead  ${id}`);
  });

  it('tells the story of one enrolment, with the cause of each letter that was not sent', async () => {
    expect(await answer([id], client)).toBe(
      [
        'Завод in "needs" since 2026-03-02 07:00 UTC: ended. They have replied.',
        'when (UTC)        letter',
        '2026-03-05 07:00  keep    sent      It has arrived',
        '2026-03-06 07:00  —       not sent  They have replied',
      ].join('\n'),
    );
  });

  it('says what comes next while letters run', async () => {
    const running = { ...enrolment, subject, contacts: { masked: true }, wakeUpOn: '2026-05-05', sent: [], unsent: [] };
    expect((await answer([id], answering({ [`/enrolments/${id}`]: running }))).split('\n')).toEqual([
      'Завод in "needs" since 2026-03-02 07:00 UTC: running. Its day has not come yet.',
      'The next letter, news, leaves at 2026-03-23 07:00 UTC.',
      'Somebody is to call on 2026-05-05.',
      'Nothing was sent yet.',
    ]);
  });

  it('takes the id of a lead or a deal for its letters', async () => {
    const card = id.replace('801', '111');
    for (const kind of ['leads', 'deals']) {
      const asked = answering({ ...answers, [`/${kind}/${card}`]: { stage: 'parked', enrolment: { id } } });
      expect(await answer([card], asked)).toBe(await answer([id], client));
    }
    await expect(answer([card], answering({ [`/leads/${card}`]: { stage: 'mql' } }))).rejects.toThrow(
      `The lead ${card} is at "mql", and gets no letters of a basket.`,
    );
  });

  it('says what there is, when it is asked for anything else', async () => {
    for (const asked of [['none'], ['needs', 'all'], ['needs', 'letters', 'now']])
      await expect(answer(asked, client)).rejects.toThrow(/Use:\s+npm run baskets/);
    await expect(answer([id.replace('8', '9')], client)).rejects.toThrow('there is none');
    expect(inColumns([])).toBe('');
  });
});
