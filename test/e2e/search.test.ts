import { beforeAll, describe, expect, it } from '@jest/globals';
import { done, post } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { nobody, staff } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

const [anna, boris, head, marketer, operator] = [
  staff('anna'),
  staff('boris'),
  staff('head'),
  staff('marketer'),
  staff('operator'),
];

beforeAll(reset);

type Results = readonly {
  readonly kind: string;
  readonly id: string;
  readonly title?: string;
  readonly matched: string;
}[];
const found = async (q: string, by = head): Promise<Results> =>
  (await done(by('GET', `/search?q=${encodeURIComponent(q)}`)))['results'] as Results;
/** Facts take a moment to become findable. */
const soon = (q: string, by = head): Promise<Results> =>
  until(
    `something is found by ${q}`,
    () => found(q, by),
    ({ length }) => length > 0,
  );

describe('A search', () => {
  it('finds a request a moment after it came, by whatever is remembered of it, and its deal after it', async () => {
    const contacts = { name: 'Аграфена Поискова', phone: '8 (495) 765-43-21', email: 'Agrafena@Poisk.example' };
    const id = await post({ company: 'ООО «Ёлочный Завод»', ...contacts });
    const [byCompany] = await soon('елочный завод');
    expect(byCompany).toEqual({ kind: 'lead', id, title: 'ООО «Ёлочный Завод»', matched: 'company' });
    expect(await found('4321')).toEqual([]); // of nobody yet
    await done(anna('POST', `/leads/${id}/claim`));
    for (const [q, matched] of Object.entries({
      '43-21': 'phone',
      '+7 495 765 43 21': 'phone',
      'agrafena@': 'email',
      '@poisk.example': 'email',
      'поискова аграфена': 'name',
      [id.slice(-8)]: 'id',
    })) {
      const results = await found(q, anna);
      expect([q, results.find(({ kind }) => kind === 'lead')]).toEqual([q, expect.objectContaining({ id, matched })]);
    }
    expect(await found('4321', boris)).toEqual([]);
    expect(await found('елочный', boris)).toEqual([]);
    expect(await found('4321', marketer)).toEqual([]);
    expect(await found('елочный', marketer)).toHaveLength(1);
  });

  it('finds what a record was changed to, and no longer what it was', async () => {
    const id = await post({ company: 'Прежнее имя', email: 'renamed@plant.example' });
    await soon('прежнее');
    await done(anna('POST', `/leads/${id}/claim`));
    await done(anna('PATCH', `/leads/${id}`, { body: { company: 'Будущее имя' } }));
    expect((await soon('будущее')).map((result) => result.id)).toEqual([id]);
    expect(await found('прежнее')).toEqual([]);
  });

  it('answers nothing to what is too short or not there, and says what is wrong with no question at all', async () => {
    expect(await found('я')).toEqual([]);
    expect(await found('"*#/%')).toEqual([]);
    expect(await found('нетакого')).toEqual([]);
    expect(await head('GET', '/search')).toMatchObject({ status: 400 });
    expect(await head('GET', `/search?q=${'я'.repeat(201)}`)).toMatchObject({ status: 400 });
    expect(await nobody('GET', '/search?q=x')).toMatchObject({ status: 401 });
    expect(await operator('GET', '/search?q=x')).toMatchObject({ status: 403 });
  });
});
