import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { readMail } from '../../../../shared/adapters/mail/read-mail.ts';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { notesOf } from '../../../../shared/domain/people/notes.ts';
import { attachedTo, linesOf } from '../../../../shared/domain/replies/attached.ts';
import { takeMail } from '../../../../shared/domain/replies/take-mail.ts';
import { anna, boris } from '../../../support/domain/actors.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { answeringPlant } from '../../../support/domain/replying.ts';

const folder = join(import.meta.dirname, '../../../support/mail/corpus');
/** A message of the corpus, sent by the reader of the letter: their domain is three letters longer. */
function fromReader(name: string): Buffer {
  const file = readdirSync(folder).find((each) => each.startsWith(name)) ?? name;
  const raw = readFileSync(join(folder, file), 'latin1');
  return Buffer.from(raw.replaceAll('dairy.example', 'customer.example'), 'latin1');
}

let plant: Awaited<ReturnType<typeof answeringPlant>>;
let files: MemoryFiles;

beforeEach(async () => {
  plant = await answeringPlant();
  files = new MemoryFiles();
});

async function takes(raw: Uint8Array | string) {
  await files.put('mail/1', raw);
  return takeMail('mail/1', { ...plant.area, files, readMail });
}
const shownTo = async (by: typeof anna, raw: Uint8Array | string) => {
  await takes(raw);
  const notes = await notesOf(leadAt('parked'), by, plant.area);
  return notes.map(({ attached }) => attached);
};

const withFile = (name: string, from = 'ivan@customer.example', content = 'x'): string =>
  [`From: <${from}>`, 'To: sales@plant.example', 'Subject: Pumps', 'Content-Type: multipart/mixed; boundary=b']
    .concat('', '--b', 'Content-Type: text/plain', '', 'See the file.')
    .concat('--b', `Content-Type: application/pdf; name="${name}"`, 'Content-Transfer-Encoding: base64')
    .concat('', Buffer.from(content).toString('base64'), '--b--')
    .join('\r\n');

describe('What hangs on a reply', () => {
  it.each([
    ['15-', [{ name: 'Чертёж узла.pdf', type: 'application/pdf', bytes: 17 }]],
    ['16-', [{ name: 'Схема.pdf', type: 'application/pdf', bytes: 4 }]],
    ['17-', [{ type: 'message/rfc822', bytes: 373 }]],
  ])('is told beside its words: %s', async (name, attached) => {
    expect(await shownTo(anna, fromReader(name))).toEqual([{ count: attached.length, files: attached }]);
  });

  it.each(['01-', '13-', '23-'])('is nothing, where nothing does: %s', async (name) => {
    expect(await shownTo(anna, fromReader(name))).toEqual([undefined]);
  });

  it('shows no phone in a name to those who may not read contacts', async () => {
    const file = { type: 'application/pdf', bytes: 1 };
    const raw = withFile('offer +7 495 123-45-67.pdf');
    expect(await shownTo(anna, raw)).toEqual([{ count: 1, files: [{ name: 'offer +7 495 123-45-67.pdf', ...file }] }]);
    expect(await shownTo(boris, raw)).toEqual([{ count: 1, files: [{ name: 'offer •••.pdf', ...file }] }]);
    expect(await plant.area.people.list('note', leadId)).toHaveLength(1);
  });

  it('is told as far as the message is read, and that there may be more', async () => {
    const raw = withFile('plan.pdf', 'ivan@customer.example', 'x'.repeat(11 * 1024 * 1024));
    const [attached] = await shownTo(anna, raw);
    expect(attached).toMatchObject({ count: 1, isCut: true, files: [{ name: 'plan.pdf' }] });
    expect(attached?.files[0]?.bytes).toBeGreaterThan(7_000_000);
  });

  it('of somebody new stands under the words of their request, however many these are', async () => {
    const messageOf = async (raw: string): Promise<string | undefined> => {
      const { leadId: id = '' } = await takes(raw);
      return (await plant.area.people.get('submission', id, id))?.message;
    };
    const from = 'anna@new.example';
    expect(await messageOf(withFile('plan.pdf', from))).toBe(
      'Pumps\n\nSee the file.\n\n+ plan.pdf (application/pdf, 1 B)',
    );
    const long = withFile('plan.pdf', 'olga@other.example').replace('See the file.', 'y'.repeat(9000));
    await files.remove('mail/1');
    await files.put('mail/2', long);
    const { leadId: id = '' } = await takeMail('mail/2', { ...plant.area, files, readMail });
    const message = (await plant.area.people.get('submission', id, id))?.message ?? '';
    expect([message.length, message.endsWith('y\n\n+ plan.pdf (application/pdf, 1 B)')]).toEqual([8000, true]);
  });
});

describe('The list of it', () => {
  const file = (name: string, type = 'image/png') => ({ name, type, bytes: 5 });
  const filesOf = (...attachments: readonly ReturnType<typeof file>[]) => attachedTo({ attachments }, false)?.files;
  const nameOf = (name: string) => filesOf(file(name))?.map((each) => each.name);

  it('names twenty, and counts them all', () => {
    const attachments = Array.from({ length: 23 }, (_, n) => file(`${String(n)}.png`));
    const attached = attachedTo({ attachments }, false);
    expect(attached).toEqual({ count: 23, files: attachments.slice(0, 20) });
    expect(attachedTo({ attachments: attachments.slice(0, 20) }, false)).toEqual({
      count: 20,
      files: attachments.slice(0, 20),
    });
  });

  it.each([
    ['a\tb\r\nc.pdf', 'a b c.pdf'],
    ['  a   b.pdf ', 'a b.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u0000\u200B\uE000b.pdf', 'ab.pdf'],
    ['и\u0306.pdf', 'й.pdf'],
  ])('shows %j as %j', (name, shown) => {
    expect(nameOf(name)).toEqual([shown]);
  });

  it('has no name where nothing of it is to be seen', () => {
    expect(filesOf(file('\u200B \u0007'))).toEqual([{ type: 'image/png', bytes: 5 }]);
    expect(attachedTo({ attachments: [{ type: 'image/png', bytes: 5 }] }, false)?.files).toEqual([
      { type: 'image/png', bytes: 5 },
    ]);
  });

  it('leaves out the middle of a long name, and never its end', () => {
    expect(nameOf('a'.repeat(120))).toEqual(['a'.repeat(120)]);
    const [name = ''] = nameOf(`${'ж'.repeat(300)}1234567890.pdf.exe`) ?? [];
    expect(name).toBe(`${'ж'.repeat(99)}…жж1234567890.pdf.exe`);
    expect(name).toHaveLength(120);
  });

  it.each([
    ['Image/PNG', 'image/png'],
    ['application/vnd.ms-excel', 'application/vnd.ms-excel'],
    ['image', 'application/octet-stream'],
    ['text/html; charset=x', 'application/octet-stream'],
    ['<b>/x', 'application/octet-stream'],
    [`a/${'b'.repeat(64)}`, `a/${'b'.repeat(64)}`],
    [`a/${'b'.repeat(65)}`, 'application/octet-stream'],
    [`${'a'.repeat(65)}/b`, 'application/octet-stream'],
  ])('takes the type %s for %s', (type, shown) => {
    expect(filesOf(file('x', type))?.map((each) => each.type)).toEqual([shown]);
  });

  it('says in lines what there is, and that there is more', () => {
    const [one, bare] = [file('a.png'), { type: 'image/png', bytes: 7 }];
    expect(linesOf({ count: 2, files: [one, bare] })).toBe('+ a.png (image/png, 5 B)\n+ … (image/png, 7 B)');
    expect(linesOf({ count: 3, files: [one] })).toBe('+ a.png (image/png, 5 B)\n+ …');
    expect(linesOf({ count: 1, files: [one], isCut: true })).toBe('+ a.png (image/png, 5 B)\n+ …');
    expect(attachedTo({ attachments: [] }, true)).toEqual({ count: 0, files: [], isCut: true });
  });
});
