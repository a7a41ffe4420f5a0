import { beforeEach, describe, expect, it } from '@jest/globals';
import { sendFileFromForm } from '../../../functions/api/public/send-file-from-form/route.ts';
import { MemoryFiles } from '../../../shared/adapters/memory/files.ts';
import { fileToken } from '../../../shared/domain/files/form-token.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { aLead, arrival, commitOf } from '../../support/tables/commits.ts';

let area: ReturnType<typeof areaInMemory> & { files: MemoryFiles };
let token: string;
let leadId: string;
beforeEach(async () => {
  area = { ...areaInMemory(), files: new MemoryFiles() };
  const lead = aLead();
  await area.records.commit(commitOf(arrival(lead)));
  leadId = lead.id;
  token = await fileToken(leadId, Date.now() / 1000, area.secrets);
});

const asked = { fileName: 'Схема.dwg', size: 1000 };
const send = (more: object = {}, sourceIp = '203.0.113.7') =>
  sendFileFromForm({}, area, callWith({ token, ...asked, ...more }, { sourceIp }));
const codeOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.catch((error: unknown) => (error as { details: { code: string } }).details.code); // a problem

describe('A file announced from a form', () => {
  it('hangs on the lead of the token, in no name, and the answer tells nothing but where it goes', async () => {
    const { status, body } = await send();
    const [file] = area.records.all.filter((record) => record.kind === 'file');
    expect(file).toMatchObject({ subject: { kind: 'lead', id: leadId }, type: 'dwg', by: { kind: 'public' } });
    expect([status, body]).toEqual([
      201,
      { uploadUrl: `memory:files/${file?.id ?? ''}`, headers: { 'content-type': 'image/vnd.dwg' } },
    ]);
    expect(await area.people.get('file-name', leadId, file?.id ?? '')).toEqual({ name: 'Схема.dwg' });
  });

  it('has 20 MB at most', async () => {
    expect((await send({ size: 20_000_000 })).status).toBe(201);
    expect(await codeOf(send({ size: 20_000_001 }))).toBe('file-too-large');
  });

  it('is one of five within an hour', async () => {
    for (let n = 0; n < 5; n += 1) expect((await send()).status).toBe(201);
    expect(await codeOf(send())).toBe('too-many-files');
  });

  it('needs a token of ours, and says what is wrong with a body', async () => {
    expect(await codeOf(send({ token: token.replace(/.$/, 'z') }))).toBe('token-refused');
    expect(await codeOf(send({ token: 7 }))).toBe('malformed');
    expect(await codeOf(send({ more: 'x' }))).toBe('malformed');
    expect(await codeOf(sendFileFromForm({}, area, callWith('no JSON')))).toBe('malformed');
  });

  it('is one of sixty a minute from one address, whatever their tokens', async () => {
    for (let n = 0; n < 60; n += 1) expect(await codeOf(send({ token: 'none' }))).toBe('token-refused');
    expect(await codeOf(send())).toBe('too-many-requests');
    expect(await codeOf(send({}, '203.0.113.8'))).toMatchObject({ status: 201 });
  });
});
