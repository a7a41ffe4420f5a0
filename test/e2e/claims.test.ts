import { beforeAll, describe, expect, it } from '@jest/globals';
import { done, form, opened, post } from '../support/system/leads.ts';
import { idOf, nobody, staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';

const [anna, boris, head, marketer, director] = [
  staff('anna'),
  staff('boris'),
  staff('head'),
  staff('marketer'),
  staff('director'),
];

beforeAll(reset);

describe('managers who claim one lead at the same moment', () => {
  it('get one 200, and 409 that name the winner', async () => {
    const id = await post();
    const tries = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? anna : boris)('POST', `/leads/${id}/claim`));
    const answers = await Promise.all(tries);
    const winners = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body['owner']));
    const losers = answers.filter(({ status }) => status !== 200);
    expect(winners.size).toBe(1);
    const [winner] = winners;
    expect(losers).toHaveLength(6); // everybody of the other manager; the winner's own second click changes nothing
    for (const { status, body } of losers)
      expect({ status, winner: body['winner'] }).toMatchObject({ status: 409, winner: { id: winner } });
  });

  it('hold at most five claims without contact; the sixth says so', async () => {
    await reset();
    for (let n = 0; n < 5; n += 1) await done(anna('POST', `/leads/${await post()}/claim`));
    const sixth = await post();
    expect(await anna('POST', `/leads/${sixth}/claim`)).toMatchObject({
      status: 422,
      body: { code: 'too-many-claims' },
    });
    expect((await boris('POST', `/leads/${sixth}/claim`)).status).toBe(200);
  });
});

const writtenBy = ({ company, email, phone, message }: Record<'company' | 'email' | 'phone' | 'message', string>) => ({
  company,
  email,
  phone,
  message,
});

describe('contact data of a lead nobody has claimed', () => {
  const secrets = ['shy@company.example', '+7 999 000-02-03', '79990000203', 'shy@'];
  const leaky = {
    company: 'ООО «Тихая» +7 999 000-02-03',
    email: 'shy@company.example',
    phone: '+7 999 000-02-03',
    message: 'Звоните +7 999 000-02-03 или пишите shy@company.example',
    page: 'https://plant.example/?email=shy@company.example',
  };

  it('is masked in every route, also where people write it into other fields', async () => {
    const since = new Date(Date.now() - 60_000).toISOString();
    const id = await post(leaky);
    await done(anna('POST', '/leads/manual', { body: { source: 'phone', ...writtenBy(leaky) } }));
    for (const [who, client] of Object.entries({ anna, head, marketer, director })) {
      const answers = await Promise.all([
        client('GET', `/leads/${id}`),
        client('GET', '/leads?limit=200'),
        client('GET', `/changes?since=${since}`),
        client('GET', `/tasks?lead=${id}`),
        client('GET', `/activities?kind=lead&id=${id}`),
      ]);
      for (const { status, body } of answers) {
        expect(status).toBe(200);
        const text = JSON.stringify(body);
        expect({ who, shown: secrets.filter((secret) => text.includes(secret)) }).toEqual({ who, shown: [] });
      }
    }
  });

  it('is masked in the answer to a change, too', async () => {
    const id = await post({ ...leaky, email: 'shy5@company.example', phone: '+7 999 000-02-05' });
    const answers = [
      await head('PATCH', `/leads/${id}`, { body: { need: 'Call shy@company.example' } }),
      await marketer('POST', `/leads/${id}/moves`, { body: { to: 'spam' } }),
      await marketer('POST', `/leads/${id}/moves`, { body: { to: 'new' } }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(secrets.filter((secret) => JSON.stringify(body).includes(secret))).toEqual([]);
    }
  });

  it('is masked in quarantine, however the body wrote it', async () => {
    const body = 'email=shy%40company.example&phone=%2B7+999+000-02-03&website=x&message=shy%40company.example';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await nobody('POST', '/leads', { body, headers })).status).toBe(202);
    const { items } = await done(marketer('GET', '/quarantine?stage=spam'));
    const leaks = [...secrets, 'shy%40', '000-02-03'];
    expect(leaks.filter((secret) => JSON.stringify(items).includes(secret))).toEqual([]);
  });

  it('opens to its owner and the head with the claim, and never to the marketer', async () => {
    const id = await post({ ...leaky, email: 'shy2@company.example', phone: '+7 999 000-02-04' });
    await done(boris('POST', `/leads/${id}/claim`));
    const shown = { email: 'shy2@company.example', phone: '+79990000204' };
    expect((await boris('GET', `/leads/${id}`)).body).toMatchObject({ contacts: { masked: false, ...shown } });
    expect((await head('GET', `/leads/${id}`)).body).toMatchObject({ contacts: { masked: false, ...shown } });
    const marketers = await marketer('GET', `/leads/${id}`);
    expect(marketers.body).toMatchObject({ contacts: { masked: true } });
    expect(JSON.stringify(marketers.body)).not.toContain('shy2@');
    expect((await anna('GET', `/leads/${id}`)).status).toBe(403);
  });
});

describe('a lead of a known customer', () => {
  it('is its owner’s for an hour, and nobody else’s', async () => {
    const contact = form();
    const first = await nobody('POST', '/leads', { body: contact });
    const id = String(first.body['id']);
    await done(head('POST', `/leads/${id}/assign`, { body: { to: idOf.boris } }));
    const criteria = Object.fromEntries(
      ['product', 'region', 'volume', 'lead-time', 'need', 'not-competitor', 'contacts', 'company'].map((name) => [
        name,
        'target',
      ]),
    );
    await done(boris('POST', `/leads/${id}/moves`, { body: { to: 'sql', changes: { need: 'Drives', criteria } } }));
    const again = await nobody('POST', '/leads', { body: { ...contact, message: 'И ещё датчики' } });
    const second = String(again.body['id']);
    expect(second).not.toBe(id);
    expect(await anna('POST', `/leads/${second}/claim`)).toMatchObject({ status: 403 });
    expect(await boris('POST', `/leads/${second}/claim`)).toMatchObject({
      status: 200,
      body: { flags: ['known-customer'] },
    });
  });
});

describe('a stranger who writes from a customer’s mail domain', () => {
  it('gets the customer’s account as a suggestion, never from a free mailbox', async () => {
    const domain = `plant-${String(Date.now())}.example`;
    const { accountId } = await opened(boris, { email: `first@${domain}` });
    const stranger = await post({ email: `second@${domain}` });
    await done(head('POST', `/leads/${stranger}/claim`));
    expect((await head('GET', `/leads/${stranger}`)).body).toMatchObject({
      flags: ['account-suggested'],
      suggestedAccountId: accountId,
    });
    await opened(boris, { email: `first-${String(Date.now())}@mail.ru` });
    const free = await post({ email: `second-${String(Date.now())}@mail.ru` });
    expect((await head('GET', `/leads/${free}`)).body).toMatchObject({ flags: [] });
  });
});
