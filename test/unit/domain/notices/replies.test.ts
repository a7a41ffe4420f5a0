import { describe, expect, it } from '@jest/globals';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { anna, boris } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountId, accountWith, leadAt, leadId, personId, personWith } from '../../../support/domain/leads.ts';
import { noticingPlant } from '../../../support/domain/noticing.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';
import { letter } from '../../../support/domain/replying.ts';

const replied = {
  type: 'ReplyReceived',
  subject: { kind: 'person', id: personId },
  by: { kind: 'system' },
  data: {},
} as const;
const colleague = { ...replied, type: 'ColleagueReplied', subject: { kind: 'account', id: accountId } } as const;
const withLetter = { data: { letterId: letter.id } };
const mail = { signals: { replied: monday }, unsubscribed: [], enrolmentId: idOf(0x801) };
const parked = leadAt('parked', { company: 'Завод', product: 'Реле' });
const told = ['anna@demo.example: Получен ответ на письмо'];

describe('A reply', () => {
  const plantOf = (...records: readonly AnyRecord[]) => noticingPlant({}, ...records);

  it('to a letter is told to the owner of the lead it was about, with the company alone', async () => {
    const plant = await plantOf(letter, enrolmentWith(), parked);
    await plant.tell({ ...replied, ...withLetter });
    expect(plant.told()).toEqual(told);
    expect(plant.outbox.given[0]?.text).toBe(`Завод, Реле\nhttps://voronka.example/leads/${leadId}`);
  });

  it('that names no letter is about what they were last written to about', async () => {
    const other = leadAt('mql', { id: idOf(0x102), owner: boris.id });
    const plant = await plantOf(enrolmentWith(), parked, other, personWith({ mail }));
    await plant.tell(replied);
    expect(plant.told()).toEqual(told);
  });

  it('of somebody merged is about what the person it came to was written to about', async () => {
    const twin = personWith({ id: idOf(0x202), mergedInto: personId });
    const plant = await plantOf(enrolmentWith(), parked, twin, personWith({ mail }));
    await plant.tell({ ...replied, subject: { kind: 'person', id: twin.id } });
    expect(plant.told()).toEqual(told);
  });

  it('of somebody who never got a letter is about what is open, or was last', async () => {
    const open = leadAt('mql', { id: idOf(0x102), owner: boris.id });
    const plant = await plantOf(open, leadAt('rejected'), personWith());
    await plant.tell(replied);
    expect(plant.told()).toEqual(['boris@demo.example: Получен ответ на письмо']);
    const closed = await plantOf(leadAt('rejected'), personWith());
    await closed.tell(replied);
    expect(closed.told()).toEqual(told);
  });

  it('of a colleague is about the letter, or what the main person of the account was written to about', async () => {
    const deal = dealAt('parked', { id: idOf(0x402), owner: boris.id });
    const about = enrolmentWith({ subject: { kind: 'deal', id: deal.id } });
    for (const data of [{}, withLetter.data]) {
      const plant = await plantOf(letter, about, deal, accountWith(), personWith({ mail }));
      await plant.tell({ ...colleague, data });
      expect(plant.told()).toEqual(['boris@demo.example: Получен ответ на письмо']);
    }
  });

  it('about what nobody owns is told to the heads', async () => {
    const { owner: _nobody, ...free } = parked;
    const plant = await plantOf(letter, enrolmentWith(), free);
    await plant.tell({ ...replied, ...withLetter });
    expect(plant.told()).toEqual(['head@demo.example: Получен ответ на письмо']);
  });

  it('of somebody erased, or about nothing, is told to nobody', async () => {
    const plant = await plantOf(personWith({ id: idOf(0x202) }));
    await plant.tell(replied);
    await plant.tell({ ...replied, id: 'second', subject: { kind: 'person', id: idOf(0x202) } });
    await plant.tell({ ...colleague, id: 'third' });
    await plant.tell({ ...replied, ...withLetter, id: 'fourth' });
    expect(plant.told()).toEqual([]);
  });

  it('is told once to one person who is the owner and acts for another', async () => {
    const substitutes = [{ absent: anna.id, by: boris.id, from: '2026-03-02', to: '2026-03-02' }];
    const plant = await noticingPlant({ substitutes }, letter, enrolmentWith(), parked);
    await plant.tell({ ...replied, ...withLetter });
    expect(plant.told()).toEqual([...told, 'boris@demo.example: Получен ответ на письмо']);
  });
});
