import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bringMail } from '../../local/reply.ts';
import { done, worked } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { staff, system } from '../support/system/system.ts';
import { recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const anna = staff('anna');
const addressOf = (name: string): string => `${name}@m${randomBytes(4).toString('hex')}.example`;

/** A message to the mailbox of sales. */
const message = (from: string, text: string): string =>
  [`From: "Олег Внезапный" <${from}>`, 'To: sales@voronka.example', 'Subject: Pumps']
    .concat('Content-Type: text/plain; charset=utf-8', '', text, '')
    .join('\r\n');

const withFile = (from: string, name: string): string =>
  [`From: <${from}>`, 'To: sales@voronka.example', 'Content-Type: multipart/mixed; boundary=b', '', '--b']
    .concat('Content-Type: text/plain; charset=utf-8', '', 'Смотрите файл', '--b')
    .concat(`Content-Type: application/pdf; name="=?utf-8?B?${Buffer.from(name).toString('base64')}?="`)
    .concat('Content-Transfer-Encoding: base64', '', Buffer.from('%PDF-').toString('base64'), '--b--', '')
    .join('\r\n');

beforeAll(reset);

describe('a message to the mailbox of sales', () => {
  it('from nobody we know is a lead with what was written', async () => {
    const email = addressOf('oleg');
    await bringMail(message(email, 'Нужны насосы'), system);
    const [lead] = await until(
      'there is a lead',
      async () =>
        (await recordsOf('lead'))
          .map(({ state }) => state as { id: string; source: string })
          .filter(({ source }) => source === 'mail'),
      ({ length }) => length > 0,
    );
    await done(anna('POST', `/leads/${lead?.id ?? ''}/claim`));
    const { contacts } = await done(anna('GET', `/leads/${lead?.id ?? ''}`));
    expect(contacts).toMatchObject({ name: 'Олег Внезапный', email, message: 'Pumps\n\nНужны насосы' });
  });

  it('from somebody whose request is worked is on its card', async () => {
    const email = addressOf('irina');
    const id = await worked(anna, { email });
    await bringMail(message(email, 'Когда отгрузите?'), system);
    const notes = await until(
      'the card has it',
      async () => ((await done(anna('GET', `/leads/${id}`)))['timeline'] as { notes: { text: string }[] }).notes,
      ({ length }) => length > 0,
    );
    expect(notes).toMatchObject([{ text: 'Когда отгрузите?' }]);
  });

  it('with a file tells what the file is called, and nothing of what is in it', async () => {
    const email = addressOf('pavel');
    const id = await worked(anna, { email });
    await bringMail(withFile(email, 'Чертёж.pdf'), system);
    const attached = { count: 1, files: [{ name: 'Чертёж.pdf', type: 'application/pdf', bytes: 5 }] };
    const touched = await until(
      'the card has it',
      async () => (await done(anna('GET', `/activities?kind=lead&id=${id}`)))['items'] as { result: string }[],
      (items) => items.some(({ result }) => result === 'replied'),
    );
    expect(touched.at(-1)).toMatchObject({ note: 'Смотрите файл', attached });
    const { timeline } = await done(anna('GET', `/leads/${id}`));
    expect(timeline).toMatchObject({ notes: expect.arrayContaining([expect.objectContaining({ attached })]) });
  });
});
