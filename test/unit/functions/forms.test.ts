import { beforeEach, describe, expect, it } from '@jest/globals';
import { receiveLeadRoute } from '../../../functions/api/public/receive-lead/route.ts';
import { refusingPage, thankingPage, wantsPage } from '../../../functions/api/public/receive-lead/thank.ts';
import { showForm } from '../../../functions/api/public/show-form/route.ts';
import { forms } from '../../../settings/forms.ts';
import { openedAt } from '../../../shared/domain/forms/form-nonce.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { MemoryFiles } from '../../../shared/adapters/memory/files.ts';

let services: ReturnType<typeof areaInMemory> & { files: MemoryFiles };
beforeEach(() => {
  services = { ...areaInMemory(), files: new MemoryFiles() };
});
const [form] = forms;
const browser = (language: string) =>
  callWith('', {
    contentType: 'application/x-www-form-urlencoded',
    headers: { accept: 'text/html,*/*', 'accept-language': language },
  });

describe('a form', () => {
  it('is shown as it holds now, with a nonce of its own for each who opens it', async () => {
    const opened = await showForm({ id: 'request' }, services, callWith(''));
    const again = await showForm({ id: 'request' }, services, callWith(''));
    const { nonce, ...shown } = opened;
    expect(shown).toEqual(form);
    expect(again.nonce).not.toBe(nonce);
    expect(Math.abs(Date.now() / 1000 - ((await openedAt(nonce, 'request', services.secrets)) ?? 0))).toBeLessThan(5);
  });

  it('that does not exist is not found, and the answer says which do', async () => {
    await expect(showForm({ id: 'other' }, services, callWith(''))).rejects.toMatchObject({
      details: { status: 404, code: 'no-such-form', detail: 'there is no form other; there are request' },
    });
  });

  it('is a route of the API by its name', () => {
    expect(receiveLeadRoute.route.path).toBe('/leads');
  });
});

describe('a form posted without a script', () => {
  it('is answered with a page, a script with JSON', () => {
    expect(wantsPage(browser('ru'))).toBe(true);
    expect(wantsPage(callWith('{}', { headers: { accept: 'text/html' } }))).toBe(false);
    expect(wantsPage({ ...browser('ru'), headers: { accept: '*/*' } })).toBe(false);
  });

  it.each([
    ['ru-RU,ru;q=0.9,en;q=0.8', 'Спасибо', 'lang="ru"'],
    ['en-GB,en;q=0.9,ru;q=0.8', 'Thank you', 'lang="en"'],
    ['de', 'Спасибо', 'lang="ru"'],
  ])('thanks a visitor whose browser says %s', (language, thanks, lang) => {
    const { status, body } = thankingPage(form, browser(language));
    expect([status, body.includes(thanks), body.includes(lang)]).toEqual([200, true, true]);
  });

  it('sends a visitor on where the form says so', () => {
    const page = thankingPage(form && { ...form, redirectUrl: 'https://plant.example/thanks' }, browser('ru'));
    expect([page.status, page.headers.location]).toEqual([303, 'https://plant.example/thanks']);
  });

  it('writes no markup of a setting into the page', () => {
    const thanks = { en: '<b>&</b>', ru: '<b>&</b>' };
    expect(thankingPage(form && { ...form, thanks }, browser('en')).body).toContain('&lt;b&gt;&amp;&lt;/b&gt;');
  });

  it('says what to do when it was refused, and leaves our own failures alone', () => {
    const refused = (status: 400 | 429) =>
      refusingPage(new Problem({ status, code: 'malformed', detail: 'no' }), browser('ru'));
    expect(refused(400)?.body).toContain('Укажите почту или телефон');
    expect(refused(429)?.body).toContain('через минуту');
    expect([refused(400)?.status, refused(429)?.status]).toEqual([400, 429]);
    expect(refusingPage(new Error('ours'), browser('ru'))).toBeUndefined();
  });
});
