import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../local/client.ts';
import { stages } from '../../infra/config/stages.ts';
import { type Clamd, clamd, signature, virus } from '../support/scanner/clamd.ts';
import { aPdf, type Body, fileIn, mindFiles, put, send } from '../support/system/files.ts';
import { done, form, opened } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { idOf, nobody, staff } from '../support/system/system.ts';
import { until } from '../support/system/until.ts';

const [anna, boris, head, marketer, office] = (['anna', 'boris', 'head', 'marketer', 'office'] as const).map(staff) as [
  Client,
  Client,
  Client,
  Client,
  Client,
]; // five of five
let scanner: Clamd | undefined;
let deal: { kind: 'deal'; id: string };

const scannerStarts = async () => (scanner = await clamd({ name: 'answers' }, stages.test.scanner.port));
const scannerStops = async () => {
  await scanner?.close();
  scanner = undefined;
};

beforeAll(async () => {
  await reset();
  await scannerStarts();
  deal = { kind: 'deal', id: (await opened(anna)).dealId };
});
afterAll(scannerStops);

const filesOf = async (client: Client, { kind, id }: { kind: string; id: string }): Promise<readonly Body[]> =>
  (await done(client('GET', `/files?subject=${kind}/${id}`)))['items'] as readonly Body[]; // as its contract has it
const factsOf = async (path: string): Promise<readonly Body[]> => {
  const { timeline } = await done(head('GET', path));
  return (timeline as { items: readonly Body[] }).items.filter(({ type }) => String(type).startsWith('File')); // a card's
};
const codeOf = async (answer: ReturnType<Client>): Promise<readonly [number, unknown]> => {
  const { status, body } = await answer;
  return [status, body['code']];
};

describe('A file of a deal', () => {
  let id: string;

  it('is taken in by itself, looked through, and told in the journal of the deal', async () => {
    const content = aPdf();
    id = await send(anna, deal, { fileName: 'Чертёж Иванова (1).pdf', content });
    expect(await fileIn(anna, id, 'clean')).toEqual({
      id,
      version: 3,
      subject: deal,
      fileName: 'Чертёж Иванова (1).pdf',
      type: 'pdf',
      contentType: 'application/pdf',
      size: content.length,
      at: expect.any(String),
      by: idOf.anna,
      state: 'clean',
    });
    expect(scanner?.scanned.at(-1)).toEqual(content);
    const facts = (await factsOf(`/deals/${deal.id}`)).filter(({ part }) => (part as { id: string }).id === id); // its own
    expect(facts.map(({ type, by, data }) => [type, by, data]).sort()).toEqual([
      ['FileAdded', { kind: 'staff', id: idOf.anna }, { type: 'pdf', size: content.length }],
      ['FileChecked', { kind: 'system', id: 'scanner' }, { type: 'pdf', size: content.length, verdict: 'clean' }],
    ]);
    expect(JSON.stringify(facts)).not.toContain('Иванов');
  });

  it('is downloaded under its name, as an attachment, by whoever may read the contacts of the deal', async () => {
    for (const client of [anna, head, office, staff('director')]) {
      const { url, unchecked, expiresAt } = await done(client('GET', `/files/${id}/download`));
      const response = await fetch(String(url));
      expect(unchecked).toBe(false);
      expect(Date.parse(String(expiresAt)) - Date.now()).toBeLessThanOrEqual(300_000);
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="______ _______ (1).pdf"; filename*=UTF-8''%D0%A7%D0%B5%D1%80%D1%82%D1%91%D0%B6%20%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0%20%281%29.pdf`,
      );
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(Buffer.from(await response.arrayBuffer())).toEqual(aPdf());
    }
  });

  it('is kept from who may not: another manager, and marketers, who see that there is one', async () => {
    expect(await codeOf(boris('GET', `/files/${id}`))).toEqual([403, 'not-yours']);
    expect(await codeOf(boris('GET', `/files/${id}/download`))).toEqual([403, 'not-yours']);
    expect(await codeOf(boris('GET', `/files?subject=deal/${deal.id}`))).toEqual([403, 'not-yours']);
    expect(await codeOf(marketer('GET', `/files/${id}/download`))).toEqual([403, 'not-your-group']);
    const body = { subject: deal, fileName: 'a.pdf', size: 10 };
    expect(await codeOf(boris('POST', '/files', { body }))).toEqual([403, 'not-yours']);
    expect(await codeOf(boris('DELETE', `/files/${id}`))).toEqual([403, 'not-yours']);
    expect((await filesOf(anna, deal)).map(({ fileName }) => fileName)).toEqual(['Чертёж Иванова (1).pdf']);
    expect((await filesOf(marketer, deal)).map(({ fileName, type }) => [fileName, type])).toEqual([[undefined, 'pdf']]);
  });

  it('whose view is kept with the person, as that of a phone is', async () => {
    const { personId } = await done(anna('GET', `/deals/${deal.id}`));
    const { items } = await done(head('GET', `/persons/${String(personId)}/views`));
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'deal', id: deal.id })]));
  });

  it('is removed, and had back as it was', async () => {
    const removed = await done(anna('DELETE', `/files/${id}`));
    expect(removed).toMatchObject({ state: 'removed', restorableUntil: expect.any(String) });
    expect(await done(anna('DELETE', `/files/${id}`))).toEqual(removed);
    expect(await codeOf(anna('GET', `/files/${id}/download`))).toEqual([410, 'file-removed']);
    expect(await done(anna('POST', `/files/${id}/restore`))).toMatchObject({ state: 'clean' });
    const { url } = await done(anna('GET', `/files/${id}/download`));
    expect((await fetch(String(url))).status).toBe(200);
  });

  it('may hang on a quote of it, too', async () => {
    const amount = { netMinor: 100_000, currency: 'RUB', vatPercent: 22 };
    await done(anna('POST', `/deals/${deal.id}/quotes`, { body: { number: 'КП-1', amount, sentOn: '2026-11-20' } }));
    const { timeline } = await done(anna('GET', `/deals/${deal.id}`));
    const sent = (timeline as { items: Body[] }).items.find(({ type }) => type === 'QuoteSent');
    const quote = { kind: 'quote', id: (sent?.['part'] as { id: string }).id };
    const onQuote = await send(office, quote, { fileName: 'КП-1.pdf' });
    await fileIn(anna, onQuote, 'clean');
    expect((await filesOf(anna, quote)).map(({ fileName }) => fileName)).toEqual(['КП-1.pdf']);
    expect((await factsOf(`/deals/${deal.id}`)).map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ on: quote }),
    );
  });
});

describe('What is announced', () => {
  const announce = (more: object) =>
    anna('POST', '/files', { body: { subject: deal, fileName: 'a.pdf', size: 10, ...more } });

  it.each([
    ['a program', { fileName: 'заказ.exe' }, [422, 'file-type-not-taken']],
    ['a page', { fileName: 'a.html' }, [422, 'file-type-not-taken']],
    ['no type', { fileName: 'pdf' }, [422, 'file-type-not-taken']],
    ['another type than its name', { contentType: 'text/html' }, [422, 'file-type-differs']],
    ['50 MB and a byte', { size: 50_000_001 }, [422, 'file-too-large']],
    ['nothing', { size: 0 }, [400, 'malformed']],
    ['a path', { fileName: '../a.pdf' }, [400, 'malformed']],
    ['a name that reads backwards', { fileName: 'a\u202Efdp.exe.pdf' }, [400, 'malformed']],
    ['nowhere', { subject: { kind: 'deal', id: '00000000-0000-7000-8000-00000000dead' } }, [404, 'not-found']],
    [
      'on what takes none',
      { subject: { kind: 'task', id: '00000000-0000-7000-8000-00000000dead' } },
      [400, 'malformed'],
    ],
  ])('as %s is refused', async (_what, more, refusal) => {
    expect(await codeOf(announce(more))).toEqual(refusal);
  });

  it('is all that S3 takes: no other size, no other type, and no second file', async () => {
    const announced = await done(announce({ size: aPdf().length }));
    const headers = announced['headers'] as Record<string, string>;
    expect(await put(announced, aPdf('longer than that'))).toBe(403);
    expect(await put({ ...announced, headers: { ...headers, 'content-type': 'text/html' } }, aPdf())).toBe(403);
    expect(await put({ ...announced, headers: { 'content-type': 'application/pdf' } }, aPdf())).toBe(403);
    expect(await put(announced, aPdf())).toBe(200);
    expect(await put(announced, aPdf())).toBe(412);
    await fileIn(anna, String(announced['id']), 'clean');
  });

  it('with a checksum is nothing else', async () => {
    const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'; // of nothing
    expect(await put(await done(announce({ size: aPdf().length, sha256 })), aPdf())).toBe(400);
  });

  it('and is not of the type its name says is deleted, and the file says why', async () => {
    const id = await send(anna, deal, { content: Buffer.from('MZ\u0090\u0000 this runs by itself') });
    expect(await fileIn(anna, id, 'refused')).toMatchObject({
      why: 'what came was not of the type that its name says, and was deleted',
    });
    expect(await codeOf(anna('GET', `/files/${id}/download`))).toEqual([410, 'file-refused']);
  });
});

describe('The scanner', () => {
  it('finds a virus, and nobody ever gets at the file', async () => {
    const id = await send(anna, deal, { content: aPdf(virus) });
    expect(await codeOf(anna('GET', `/files/${id}/download`))).not.toEqual([200, undefined]);
    expect(await fileIn(anna, id, 'infected')).toMatchObject({
      why: `a virus was found in it, ${signature}, and it was deleted`,
    });
    expect(await codeOf(head('GET', `/files/${id}/download`))).toEqual([410, 'file-infected']);
    expect(await codeOf(anna('POST', `/files/${id}/restore`))).toEqual([422, 'file-not-there']);
  });

  it('that does not answer is asked again, and until then nobody gets at the file', async () => {
    await scannerStops();
    const id = await send(anna, deal);
    await fileIn(anna, id, 'unchecked');
    expect(await codeOf(anna('GET', `/files/${id}/download`))).toEqual([409, 'unchecked']);
    await until('the first question is over', mindFiles, (answer) => 'errorMessage' in (answer as object));
    await scannerStarts();
    expect(await mindFiles()).toMatchObject({ scanned: 1, unanswered: 0, failed: 0 });
    expect(await done(anna('GET', `/files/${id}`))).toMatchObject({ state: 'clean' });
  });
});

describe('A visitor', () => {
  const sendFrom = async (token: unknown, more: object = {}) =>
    nobody('POST', '/files/from-form', { body: { token, fileName: 'схема.pdf', size: aPdf().length, ...more } });

  it('sends a drawing to the request they made, which the manager opens once the lead is claimed', async () => {
    const answer = (await nobody('POST', '/leads', { body: form() })).body;
    const subject = { kind: 'lead', id: String(answer['id']) };
    const announced = await sendFrom(answer['fileToken']);
    expect(announced.status).toBe(201);
    expect(await put(announced.body, aPdf())).toBe(200);
    const [file] = await until(
      'it came',
      () => filesOf(anna, subject),
      (files) => files[0]?.['state'] === 'clean',
    );
    expect(file).toMatchObject({ type: 'pdf', by: 'public' });
    expect(file).not.toHaveProperty('fileName');
    expect(await codeOf(anna('GET', `/files/${String(file?.['id'])}/download`))).toEqual([403, 'contacts-masked']);
    await done(anna('POST', `/leads/${subject.id}/claim`));
    expect(await filesOf(anna, subject)).toMatchObject([{ fileName: 'схема.pdf' }]);
    expect((await done(anna('GET', `/files/${String(file?.['id'])}/download`)))['unchecked']).toBe(false);
  });

  it('whose request is spam is answered in the same way', async () => {
    const spam = await nobody('POST', '/leads', { body: form({ website: 'https://spam.example' }) });
    const { status, body } = await sendFrom(spam.body['fileToken']);
    expect([spam.status, Object.keys(spam.body), status, Object.keys(body)]).toEqual([
      202,
      ['id', 'fileToken'],
      201,
      ['uploadUrl', 'headers'],
    ]);
  });

  it('sends five files within an hour, none above 20 MB, and none without a token of ours', async () => {
    const { fileToken: token } = (await nobody('POST', '/leads', { body: form() })).body;
    expect(await codeOf(sendFrom(token, { size: 20_000_001 }))).toEqual([422, 'file-too-large']);
    for (let n = 2; n <= 5; n += 1) expect((await sendFrom(token)).status).toBe(201);
    expect(await codeOf(sendFrom(token))).toEqual([422, 'too-many-files']);
    expect(await codeOf(sendFrom(String(token).replace(/..$/, 'zz')))).toEqual([403, 'token-refused']);
    expect(await codeOf(sendFrom('none'))).toEqual([403, 'token-refused']);
    expect(await codeOf(nobody('POST', '/files/from-form', { body: 'no JSON' }))).toEqual([400, 'malformed']);
  });
});
