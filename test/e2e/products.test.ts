import { beforeAll, describe, expect, it } from '@jest/globals';
import { rubles } from '../support/domain/deals.ts';
import { done, opened, post } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { staff } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

type Body = Readonly<Record<string, unknown>>;

const [anna, head, operator] = [staff('anna'), staff('head'), staff('operator')];
const list = (query: string) => done(anna('GET', `/products?${query}`));
const codesOf = ({ items }: Body) => (items as Body[]).map(({ code }) => code);
/** Lists follow within a second. */
const listed = (query: string, codes: readonly string[]) =>
  until(
    `${query} has ${codes.join(', ')}`,
    () => list(query),
    (page) => codesOf(page).join() === codes.join(),
  );
const pump = { title: { en: 'Pump P1', ru: 'Насос Н1' }, group: 'drives', code: 'P-1' };

beforeAll(reset);

describe('The register of products', () => {
  let id: string;

  it('is listed by code, by group, and by how a code or a title begins, page by page', async () => {
    const all = ['CB-0', 'CT-C8', 'FC-45', 'FC-7.5', 'RL-R4', 'ST-T10', 'SYS-0'];
    expect(codesOf(await list(''))).toEqual(all);
    expect(codesOf(await list('group=drives'))).toEqual(['FC-45', 'FC-7.5']);
    expect(codesOf(await list('code=fc-7'))).toEqual(['FC-7.5']);
    expect(codesOf(await list(`title=${encodeURIComponent('преобразователь')}`))).toEqual(['FC-45', 'FC-7.5']);
    const first = await list('limit=3');
    const rest = await list(`limit=10&cursor=${encodeURIComponent(String(first['next']))}`);
    expect([...codesOf(first), ...codesOf(rest)]).toEqual(all);
    expect(rest['next']).toBeUndefined();
    expect((await anna('GET', '/products?title=x&group=drives')).status).toBe(400);
    expect((await anna('GET', '/products?active=maybe')).status).toBe(400);
  });

  it('takes a product, once', async () => {
    const asked = { body: { ...pump, listPrice: rubles(1_000_00) } };
    const product = await done(head('POST', '/products', asked));
    expect(await done(head('POST', '/products', asked))).toEqual(product); // a second click
    id = String(product['id']);
    expect(product).toEqual({
      ...pump,
      ...{ id, version: 1, slug: 'p-1', kind: 'catalogue', pyramidStep: 2, listPrice: rubles(1_000_00), active: true },
    });
    expect(await done(anna('GET', `/products/${id}`))).toEqual(product);
    expect(await done(anna('GET', '/products/P-1'))).toEqual(product);
    await listed('code=p', ['P-1']);
    const again = await operator('POST', '/products', { body: pump });
    expect([again.status, again.body['code']]).toEqual([422, 'slug-taken']);
    const other = await operator('POST', '/products', { body: { ...pump, slug: 'pump' } });
    expect([other.status, other.body['code']]).toEqual([422, 'code-taken']);
    const group = await operator('POST', '/products', { body: { ...pump, code: 'P-2', group: 'pumps' } });
    expect(group).toMatchObject({
      status: 422,
      body: { code: 'group-unknown', detail: expect.stringContaining('drives') },
    });
    expect((await anna('GET', '/products/P-2')).status).toBe(404);
    expect((await operator('PATCH', `/products/${id}`, { body: { slug: 'pump' } })).status).toBe(400);
  });

  it('names the group of a request that calls a product by its title', async () => {
    const lead = await post({ product: 'насос н1' });
    expect(await done(head('GET', `/leads/${lead}`))).toMatchObject({ product: 'насос н1', productGroup: 'drives' });
  });

  it('prices a quote until the product is no longer sold', async () => {
    const { dealId } = await opened(anna);
    const quote = { dealId, language: 'ru', lines: [{ product: 'P-1', quantity: 2 }] };
    const drafted = await done(anna('POST', '/quotes', { body: quote }));
    expect(drafted).toMatchObject({ netMinor: 200_000, lines: [{ code: 'P-1', title: 'Насос Н1' }] });
    const edited = await done(operator('PATCH', `/products/${id}`, { body: { active: false, listPrice: null } }));
    expect(edited).toMatchObject({ version: 2, active: false });
    expect(edited).not.toHaveProperty('listPrice');
    const more = { ...quote, lines: [{ product: 'P-1', quantity: 3 }] };
    const refused = await anna('POST', '/quotes', { body: more });
    expect([refused.status, refused.body['code']]).toEqual([422, 'product-inactive']);
    await listed('active=false', ['P-1']);
    await listed('code=p', []);
  });

  it('is not edited over what somebody else edited meanwhile', async () => {
    await done(operator('PATCH', `/products/${id}`, { body: { kind: 'engineered' } }));
    for (const changes of [{ active: true }, { kind: 'catalogue' }]) {
      const late = await head('PATCH', `/products/${id}`, { body: { ...changes, expectedVersion: 1 } });
      expect([late.status, late.body['code']]).toEqual([409, 'changed-meanwhile']);
    }
    expect(await done(head('PATCH', `/products/${id}`, { body: { unit: 'шт.', expectedVersion: 1 } }))).toMatchObject({
      version: 4,
      unit: 'шт.',
    });
  });

  it('goes by another code under the slug it has', async () => {
    const edited = await done(operator('PATCH', `/products/${id}`, { body: { code: 'П-1' } }));
    expect(edited).toMatchObject({ slug: 'p-1', code: 'П-1' });
    expect(await done(anna('GET', '/products/p-1'))).toEqual(edited);
    const heir = await done(operator('POST', '/products', { body: { ...pump, slug: 'pump' } }));
    expect(heir).toMatchObject({ slug: 'pump', code: 'P-1' });
    expect(await done(anna('GET', '/products/pump'))).toEqual(heir);
  });

  it('has what groups there are in the settings', async () => {
    const { value } = await done(operator('GET', '/settings/product-groups'));
    expect((value as Body[]).map((group) => group['id'])).toEqual([
      ...['sensors', 'drives', 'controllers', 'cabinets', 'systems'],
    ]);
    expect((await operator('GET', '/settings/products')).status).toBe(400);
  });
});
