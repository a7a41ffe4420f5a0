import { describe, expect, it } from '@jest/globals';
import { importPart } from '../../../../shared/domain/imports/import-part.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import { head } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf } from '../../../support/domain/contexts.ts';
import { csvOf, type Told } from '../../../support/domain/csv.ts';
import {
  allOf,
  done,
  errorsOf,
  imported,
  type Plant,
  plantWith,
  sent,
  undone,
} from '../../../support/domain/imports.ts';
import { standing } from '../../../support/domain/standing.ts';

const consents = { kind: 'consents' } as const;
const whole = { purpose: 'marketing', textVersion: '2025-1', at: '27.02.2026 12:30', basis: 'Анкета на выставке' };
const fileOf = (...rows: Told[]): string =>
  csvOf(...rows.map((row) => ({ email: 'ivan@zavod.example', ...whole, ...row })));
const at = '2026-02-27T09:30:00.000Z';

async function plantWithIvan(): Promise<Plant> {
  const plant = await plantWith();
  await imported(plant, 'name;email;phone;company\nИван;ivan@zavod.example;8 495 123-45-67;Завод\n', {
    kind: 'persons',
  });
  return plant;
}
const ivanIn = (plant: Plant): Person => (allOf('person', plant) as [Person])[0];

describe('A consent of a file', () => {
  it('is the person’s, with its evidence, as a live one is', async () => {
    const plant = await plantWithIvan();
    const record = await imported(plant, fileOf({}), consents);
    expect([record.rows, await errorsOf(plant, record)]).toEqual([{ imported: 1, unchanged: 0, rejected: 0 }, []]);
    const { consents: given, id, version } = ivanIn(plant);
    const { evidenceId } = given['marketing'] ?? {};
    expect(version).toBe(2);
    expect(given).toEqual({
      marketing: { textVersion: '2025-1', at, evidenceId, importId: record.id, importRow: 2 },
    });
    expect(plant.people.items.get(`evidence/${id}/${String(evidenceId)}`)?.value).toEqual({ ...whole, at });
    expect(plant.records.facts.at(-2)).toMatchObject({
      type: 'ConsentGiven',
      origin: 'import',
      at,
      subject: { kind: 'person', id },
      data: { purpose: 'marketing', textVersion: '2025-1', evidenceId },
    });
  });

  it('is found by the phone too, and one for each purpose', async () => {
    const plant = await plantWithIvan();
    const phone = '+7 (495) 123-45-67';
    const record = await imported(plant, fileOf({ email: '', phone }, { purpose: 'reply' }), consents);
    expect(record.rows.imported).toBe(2);
    expect(Object.keys(ivanIn(plant).consents)).toEqual(['marketing', 'reply']);
  });

  it('of nobody who is there is reported, and so is what is wrong in it', async () => {
    const plant = await plantWithIvan();
    const file = fileOf(
      { email: 'no@a.example' },
      { email: '', phone: '8 495 765-43-21' },
      { email: '' },
      { basis: '', at: '03.03.2026' },
      { email: 'no@a.example', phone: '8 495 765-43-21' },
    );
    const record = await imported(plant, file, consents);
    const allowed = 'a contact of somebody there is';
    expect(await errorsOf(plant, record)).toEqual([
      { row: 2, column: 'email', value: 'no@a.example', allowed },
      { row: 3, column: 'phone', value: '+74957654321', allowed },
      { row: 4, column: 'phone', value: '', allowed },
      { row: 5, column: 'at', value: '03.03.2026', allowed: 'a date not after today, 2026-03-02' },
      { row: 5, column: 'basis', value: '', allowed: 'a value' },
      { row: 6, column: 'email', value: 'no@a.example, +74957654321', allowed },
    ]);
  });

  it('changes nothing of what is known already, earlier or later', async () => {
    const plant = await plantWithIvan();
    await imported(plant, fileOf({}), consents);
    const before = [ivanIn(plant), standing(plant)];
    const again = fileOf({}, { at: '28.02.2026' }, { at: '01.01.2024', textVersion: '1' });
    expect((await imported(plant, again, consents)).rows).toEqual({ imported: 0, unchanged: 3, rejected: 0 });
    expect([ivanIn(plant), standing(plant)]).toEqual(before);
  });

  const spoken =
    (when: string, purpose = 'marketing', origin: 'live' | 'import' = 'live') =>
    async (plant: Plant) => {
      const person = ivanIn(plant);
      const said = { type: 'ConsentRemoved', data: { purpose, evidenceId: idOf(0x1e1) }, at: when } as const;
      await commitPlan(
        plant.records,
        change(person, { ...person, version: person.version + 1 }, said),
        contextOf(head),
        { origin },
      );
    };
  it.each([
    ['was withdrawn since', spoken(daysAfter(at, 1)), 0],
    ['was withdrawn before', spoken(at), 1],
    ['for something else was withdrawn since', spoken(daysAfter(at, 1), 'reply'), 1],
    ['another import told of, which was taken back since', spoken(daysAfter(at, 1), 'marketing', 'import'), 1],
  ])('that %s comes so often: %#', async (_, happens, times) => {
    const plant = await plantWithIvan();
    await happens(plant);
    expect((await imported(plant, fileOf({}), consents)).rows).toEqual({
      imported: times,
      unchanged: 1 - times,
      rejected: 0,
    });
  });

  it('is asked of the journal where somebody changed the person, and of the newest in it', async () => {
    const plant = await plantWithIvan();
    const asked: unknown[] = [];
    const journal: Plant['journal'] = {
      of: (...page) => {
        asked.push(page);
        return plant.journal.of(...page);
      },
      changesBetween: () => Promise.resolve([]),
    };
    expect((await imported({ ...plant, journal }, fileOf({}), consents)).rows.imported).toBe(1);
    expect(asked).toEqual([]);
    await imported({ ...plant, journal }, fileOf({ purpose: 'reply' }), consents);
    expect(asked).toEqual([[{ id: ivanIn(plant).id }, { newestFirst: true, limit: 1000 }]]);
  });

  it('is taken back with its evidence, and may come again; then nothing keeps the person', async () => {
    const plant = await plantWithIvan();
    const before = standing(plant);
    const { id } = await imported(plant, fileOf({}, { purpose: 'reply' }), consents);
    expect((await undone(plant, String(ivanIn(plant).importId))).undone).toEqual({ removed: 0, kept: 1 });
    const { version } = ivanIn(plant);
    expect((await undone(plant, id)).undone).toEqual({ removed: 2, kept: 0 });
    expect(ivanIn(plant)).toMatchObject({ consents: {}, version: version + 2 });
    expect(standing(plant).items).toEqual(before.items);
    const { id: second } = await imported(plant, fileOf({}), consents);
    expect(Object.keys(ivanIn(plant).consents)).toEqual(['marketing']);
    expect((await undone(plant, second)).undone).toEqual({ removed: 1, kept: 0 });
  });

  it('that another import or the person gave stays', async () => {
    const plant = await plantWithIvan();
    await imported(plant, fileOf({}), consents);
    const { id } = await imported(plant, fileOf({}, { email: 'no@a.example' }), consents);
    expect((await undone(plant, id)).undone).toEqual({ removed: 0, kept: 0 });
    expect(Object.keys(ivanIn(plant).consents)).toEqual(['marketing']);
  });

  it('leaves no evidence when its undo broke off', async () => {
    const plant = await plantWithIvan();
    const { id } = await imported(plant, fileOf({}, { purpose: 'reply' }), consents);
    const remove = plant.people.remove.bind(plant.people);
    plant.people.remove = () => Promise.reject(new Error('broke off'));
    await expect(undone(plant, id)).rejects.toThrow('broke off');
    plant.people.remove = remove;
    await done(plant, id);
    expect([...plant.people.items.keys()].filter((key) => key.startsWith('evidence'))).toEqual([]);
  });

  it('decided in a part that broke off counts once', async () => {
    const plant = await plantWithIvan();
    const id = await sent(plant, fileOf({}, { email: 'no@a.example' }), consents);
    const put = plant.files.put.bind(plant.files);
    plant.files.put = () => Promise.reject(new Error('broke off'));
    await expect(importPart(id, plant)).rejects.toThrow('broke off');
    plant.files.put = put;
    expect((await done(plant, id)).rows).toEqual({ imported: 1, unchanged: 0, rejected: 1 });
  });

  it('is not kept of a dry run', async () => {
    const plant = await plantWithIvan();
    const before = standing(plant);
    expect((await imported(plant, fileOf({}), { ...consents, dryRun: true })).rows.imported).toBe(1);
    expect(standing(plant)).toEqual(before);
  });
});
