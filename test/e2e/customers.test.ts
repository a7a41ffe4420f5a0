import { beforeAll, describe, expect, it } from '@jest/globals';
import { statesOf, whenStatus } from '../support/system/executions.ts';
import { moveFilling } from '../support/system/deals.ts';
import { allTarget, done, opened, post, worked } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { idOf, nobody, staff } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

const [anna, boris, head, marketer] = [staff('anna'), staff('boris'), staff('head'), staff('marketer')];

beforeAll(reset);

const opening = (body: object, by = anna) => by('POST', '/accounts', { body });
const openedBy = async (body: object, by = anna): Promise<string> => String((await done(opening(body, by)))['id']);
const card = (id: string, by = anna) => done(by('GET', `/accounts/${id}`));
const tax = { plant: '7707083893', branch: '7707083893/773601001', other: '7728168971' };

describe('An account', () => {
  it('is opened by hand with its first person, and its card says who is still to be met', async () => {
    const id = await openedBy({
      company: 'ООО «Дальний Завод»',
      taxId: tax.plant,
      segment: 'industrial',
      contact: {
        name: 'Пётр Директоров',
        email: 'Petr@Dalniy.example',
        phone: '8 495 123-45-67',
        role: 'decision-maker',
      },
    });
    const engineer = { name: 'Ольга Инженерова', role: 'technical' };
    await done(anna('POST', `/accounts/${id}/persons`, { body: engineer }));
    const shown = await card(id);
    expect(shown).toMatchObject({
      id,
      company: 'ООО «Дальний Завод»',
      taxId: tax.plant,
      owner: idOf.anna,
      committee: {
        typical: ['decision-maker', 'economic', 'technical', 'purchasing'],
        missing: ['economic', 'purchasing'],
      },
      purchases: { count: 0, sums: [], latest: [] },
    });
    expect(shown['persons']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'Пётр Директоров',
          email: 'petr@dalniy.example',
          phone: '+74951234567',
          role: 'decision-maker',
          isMain: true,
          masked: false,
        }),
        expect.objectContaining({ ...engineer, isMain: false }),
      ]),
    );
    const [masked] = (await card(id, marketer))['persons'] as Record<string, unknown>[];
    expect(masked).toMatchObject({ masked: true });
    expect(masked).not.toHaveProperty('email');
    expect((await boris('GET', `/accounts/${id}`)).status).toBe(403);
    const again = await opening({ company: 'Другое имя', taxId: tax.plant, contact: { name: 'Кто-то' } }, boris);
    expect([again.status, again.body['code']]).toEqual([409, 'tax-id-taken']);
  });

  it('says of bad input what was wrong', async () => {
    const codeOf = async (body: object) => {
      const { status, body: problem } = await opening(body);
      return [status, problem['code']];
    };
    expect(await codeOf({})).toEqual([422, 'name-needed']);
    expect(await codeOf({ company: 'Завод', taxId: '7707083890' })).toEqual([422, 'tax-id-wrong']);
    expect(await codeOf({ company: 'Завод', segment: 'nobody' })).toEqual([422, 'segment-unknown']);
    expect(await codeOf({ company: 'Завод', contact: { email: 'no address' } })).toEqual([422, 'email-wrong']);
    expect(await codeOf({ company: 'Завод', contact: { phone: '12' } })).toEqual([422, 'phone-wrong']);
    expect(await codeOf({ company: '«»' })).toEqual([400, 'malformed']);
    expect(await codeOf({ company: 'Завод', referredBy: idOf.anna })).toEqual([422, 'referrer-unknown']);
  });

  it('tells its whole way, from the first visit to the recommendation', async () => {
    const { accountId, dealId } = await opened(anna, { company: 'АО «Путь»' });
    for (const to of [
      'discuss-terms',
      'send-quote',
      'agree-price',
      'payment-received',
      'production-ordered',
      'shipped',
    ])
      expect((await moveFilling(dealId, to)).status).toBe(200);
    await openedBy({ company: 'ООО «По совету»', referredBy: accountId, contact: { name: 'Новый Клиент' } });
    const journey = async () =>
      (await done(anna('GET', `/accounts/${accountId}/journey`)))['items'] as { step: string }[];
    const steps = await until('the recommendation is listed', journey, (all) =>
      all.some(({ step }) => step === 'recommended'),
    );
    expect(steps.map(({ step }) => step)).toEqual(
      expect.arrayContaining([
        'first-visit',
        'request',
        'claimed',
        'contacted',
        'qualified',
        'deal-opened',
        'quote-sent',
        'won',
        'bought',
        'shipped',
        'recommended',
      ]),
    );
    expect(steps[0]).toMatchObject({ step: 'first-visit', source: 'site' });
    expect(await card(accountId)).toMatchObject({
      purchases: { count: 1 },
      recommended: [expect.objectContaining({ company: 'ООО «По совету»' })],
    });
  });

  it('is edited by whom it belongs to, and a change that came between is a conflict', async () => {
    const id = await openedBy({ company: 'ООО «Правка»', contact: { name: 'Иван' } });
    const edit = (body: object, by = anna) => by('PATCH', `/accounts/${id}`, { body });
    await done(edit({ taxId: tax.other, region: 'Урал' }));
    expect(await done(edit({ region: null, company: 'ООО «Правка-2»', expectedVersion: 2 }))).toMatchObject({
      company: 'ООО «Правка-2»',
      version: 3,
    });
    const { status, body } = await edit({ company: 'ООО «Поздно»', expectedVersion: 2 });
    expect([status, body['code']]).toEqual([409, 'changed-meanwhile']);
    expect((await edit({ region: 'Сибирь' }, boris)).status).toBe(403);
    await done(edit({ taxId: null }));
    await openedBy({ company: 'ООО «Взял номер»', taxId: tax.other, contact: { name: 'Семён' } });
  });
});

describe('A person', () => {
  it('is found by the corrected phone and no more by the wrong one, also on their deal', async () => {
    const { dealId } = await opened(anna, { company: 'ООО «Опечатка»', phone: '+7 495 700-10-20' });
    const { personId } = await done(anna('GET', `/deals/${dealId}`));
    const edit = (body: object) => anna('PATCH', `/persons/${String(personId)}`, { body });
    expect(await done(edit({ phone: '8 (495) 700-10-21', role: 'purchasing' }))).toMatchObject({
      phone: '+74957001021',
      role: 'purchasing',
    });
    const found = async (q: string) => (await done(anna('GET', `/search?q=${q}`)))['results'] as { kind: string }[];
    const now = await until(
      'all is found by the new phone',
      () => found('7001021'),
      (all) => all.length >= 4,
    );
    expect(now.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['account', 'person', 'deal']));
    await until(
      'nothing is found by the old one',
      () => found('7001020'),
      ({ length }) => length === 0,
    );
    const lead = await post({ phone: '+7 495 700-10-21', email: undefined, product: 'Controller C8' });
    await done(head('POST', `/leads/${lead}/claim`));
    expect(await done(head('GET', `/leads/${lead}`))).toMatchObject({ personId });
    const other = await openedBy({ company: 'ООО «Чужой»', contact: { name: 'Чужой', phone: '+7 495 700-33-44' } });
    const [mainOfOther] = (await card(other))['persons'] as { id: string }[];
    const taken = await edit({ phone: '+7 495 700-33-44' });
    expect([taken.status, taken.body['code']]).toEqual([409, 'contact-taken']);
    expect(taken.body['detail']).toContain(mainOfOther?.id);
  });
});

describe('Two accounts that are one', () => {
  type Entry = { id: string; stage: string };
  const idsIn = (list: unknown): string[] => (list as Entry[]).map(({ id }) => id).sort();
  const followed = (...dealIds: readonly string[]) =>
    Promise.all(dealIds.map((id) => whenStatus('project', `${id}-1`, 'RUNNING')));

  it('are flagged, compared, merged as an alias and taken apart, with open deals and running executions all the while', async () => {
    const company = 'ООО «Близнецы»';
    const one = await opened(anna, { company, email: 'one@bliznetsy-one.example' });
    const two = await opened(boris, {
      company: '«БЛИЗНЕЦЫ», ООО',
      email: 'two@bliznetsy-two.example',
      taxId: tax.branch,
    });
    await followed(one.dealId, two.dealId);
    const flagged = async () =>
      (await done(head('GET', '/duplicates?of=account')))['items'] as { id: string; ids: string[]; why: string }[];
    const isPair = ({ ids }: { ids: string[] }) => ids.includes(one.accountId) && ids.includes(two.accountId);
    const pairs = await until('the pair is flagged', flagged, (all) => all.some(isPair));
    expect(pairs.find(isPair)?.why).toBe('same-name');
    const comparison = await done(
      head('GET', `/duplicates/comparison?of=account&one=${one.accountId}&other=${two.accountId}`),
    );
    expect(comparison['fields']).toContainEqual({
      field: 'company',
      values: [company, '«БЛИЗНЕЦЫ», ООО'],
      same: false,
    });
    expect(comparison['members']).toMatchObject({ deal: [1, 1], person: [1, 1] });

    const before = [await card(one.accountId, head), await card(two.accountId, head)];
    expect((await anna('POST', `/accounts/${one.accountId}/merge`, { body: { loser: two.accountId } })).status).toBe(
      403,
    );
    const merge = await done(head('POST', `/accounts/${one.accountId}/merge`, { body: { loser: two.accountId } }));
    const merged = await card(two.accountId, head);
    expect(merged).toMatchObject({
      id: one.accountId,
      aliases: [expect.objectContaining({ id: two.accountId, mergeId: merge['id'] })],
    });
    expect(idsIn(merged['deals'])).toEqual([one.dealId, two.dealId].sort());
    expect(idsIn(merged['persons'])).toHaveLength(2);
    expect((await flagged()).filter(isPair)).toEqual([]);

    expect((await moveFilling(two.dealId, 'discuss-terms', boris)).status).toBe(200);
    await followed(one.dealId, two.dealId);
    const known = await worked(head, {
      email: 'two@bliznetsy-two.example',
      product: 'Controller C8',
      taxId: tax.branch,
    });
    const { accountId, dealId: third } = await done(
      head('POST', `/leads/${known}/moves`, {
        body: { to: 'sql', changes: { need: 'More', criteria: allTarget('industrial') } },
      }),
    );
    expect(accountId).toBe(one.accountId);

    expect(await done(head('POST', `/merges/${String(merge['id'])}/undo`))).toHaveProperty('undoneAt');
    expect(await done(head('POST', `/merges/${String(merge['id'])}/undo`))).toMatchObject({ id: merge['id'] });
    const after = [await card(one.accountId, head), await card(two.accountId, head)];
    expect(after[0]).toMatchObject({ id: one.accountId, aliases: [], version: Number(before[0]?.['version']) + 3 }); // merged, a deal opened, undone
    expect(idsIn(after[0]?.['deals'])).toEqual([one.dealId, String(third)].sort());
    expect(after[1]).toMatchObject({ id: two.accountId, taxId: tax.branch.replace('/', '+'), aliases: [] });
    expect(idsIn(after[1]?.['deals'])).toEqual([two.dealId]);
    expect((await moveFilling(one.dealId, 'discuss-terms', anna)).status).toBe(200);
    await followed(one.dealId, two.dealId);
  });

  it('of two legal entities are not merged', async () => {
    const entities = ['7736050003', '7702070139'];
    const [one, other] = [
      await openedBy({ company: 'ООО «Одно имя»', taxId: entities[0], contact: { name: 'А' } }),
      await openedBy({ company: 'ООО «Одно имя»', taxId: entities[1], contact: { name: 'Б' } }),
    ];
    const { status, body } = await anna('POST', `/accounts/${one}/merge`, { body: { loser: other } });
    expect([status, body['code']]).toEqual([422, 'different-tax-ids']);
    const shown = await done(anna('GET', `/duplicates/comparison?of=account&one=${one}&other=${other}`));
    expect(shown['refusal']).toMatchObject({ code: 'different-tax-ids' });
  });
});

describe('Two leads that are one', () => {
  it('are flagged across managers; merged, one’s execution ends, and undone it stands where it stood', async () => {
    const company = 'ЗАО «Дважды спросили»';
    const [one, two] = [await worked(anna, { company }), await worked(boris, { company })];
    const suspicions = async () =>
      (await done(head('GET', '/duplicates?of=lead')))['items'] as { ids: string[]; why: string }[];
    const isPair = ({ ids }: { ids: string[] }) => ids.includes(one) && ids.includes(two);
    const pairs = await until('the pair is flagged', suspicions, (all) => all.some(isPair));
    expect(pairs.find(isPair)).toMatchObject({ why: 'same-company' });
    const merge = await done(head('POST', `/leads/${one}/merge`, { body: { loser: two } }));
    expect(await done(boris('GET', `/leads/${two}`))).toMatchObject({
      stage: 'merged',
      left: { from: 'mql', into: one },
    });
    await whenStatus('leads', `${two}-1`, 'SUCCEEDED');
    expect((await statesOf('leads', `${two}-1`)).at(-1)).toBe('Merged');
    await done(head('POST', `/merges/${String(merge['id'])}/undo`));
    expect(await done(boris('GET', `/leads/${two}`))).toMatchObject({ stage: 'mql', owner: idOf.boris });
    await whenStatus('leads', `${two}-2`, 'RUNNING');
  });
});

describe('A dealer’s project', () => {
  it('is protected for 90 days, a second claimant’s is contested, and a head decides', async () => {
    const named = (company: string) => openedBy({ company, contact: { name: 'Кто-то' } });
    const [customer, first, second] = [await named('ООО «Стройка»'), await named('Дилер 1'), await named('Дилер 2')];
    const claim = (dealerId: string) =>
      anna('POST', '/registrations', { body: { dealerId, customerId: customer, project: 'Котельная, 2-я очередь' } });
    const { status, body: mine } = await claim(first);
    expect([status, mine['state']]).toEqual([201, 'protected']);
    expect((await claim(first)).status).toBe(200);
    const theirs = await done(claim(second));
    expect(theirs).toMatchObject({ state: 'contested', with: mine['id'] });
    expect(await card(customer)).toMatchObject({ protectedFor: { dealerId: first } });
    const contested = async () => (await done(head('GET', '/registrations')))['items'] as { id: string }[];
    await until('it waits for a head', contested, (all) => all.some(({ id }) => id === theirs['id']));
    const settle = (id: unknown, as: string, by = head) =>
      by('POST', `/registrations/${String(id)}/settle`, { body: { as } });
    expect((await settle(theirs['id'], 'protected', anna)).status).toBe(403);
    await done(settle(mine['id'], 'rejected'));
    await done(settle(theirs['id'], 'protected'));
    expect(await card(customer)).toMatchObject({ protectedFor: { dealerId: second } });
    const { dealId } = await opened(anna);
    const sold = (body: object) => anna('PATCH', `/deals/${dealId}`, { body });
    expect(await done(sold({ dealerId: second, endCustomerId: customer }))).toMatchObject({ dealerId: second });
    const wrong = await sold({ dealerId: dealId });
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'account-unknown']);
  });
});

it('a private buyer is an account of their own, called by name by those who may read it', async () => {
  const id = await openedBy({ contact: { name: 'Частный Покупатель', phone: '+7 999 000-77-11' } });
  expect(await card(id)).not.toHaveProperty('company');
  const { items } = await done(anna('GET', '/accounts'));
  expect((items as { id: string }[]).map((each) => each.id)).toContain(id);
  expect((await nobody('GET', `/accounts/${id}`)).status).toBe(401);
});
