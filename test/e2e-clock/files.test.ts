import { beforeEach, expect, it } from '@jest/globals';
import { moveClockTo } from '../../local/clock.ts';
import { fileIn, mindFiles, send } from '../support/system/files.ts';
import { done, worked } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { nobody, staff } from '../support/system/system.ts';
import { itemsOf } from '../support/system/tables.ts';

beforeEach(reset);

const namesKept = async (): Promise<number> =>
  (await itemsOf('People')).filter(({ sk }) => String(sk).startsWith('FILE-NAME#')).length;

it('a removed file is forgotten after 30 days, its name and its bytes too', async () => {
  const [anna, now] = [staff('anna'), String((await nobody('GET', '/health')).body['now'])];
  const id = await send(anna, { kind: 'lead', id: await worked(anna) });
  await fileIn(anna, id, 'unchecked');
  await done(anna('DELETE', `/files/${id}`));
  expect(await mindFiles()).toMatchObject({ forgotten: 0, failed: 0 });
  expect(await namesKept()).toBe(1);
  const later = new Date(Date.parse(now) + 31 * 86_400_000).toISOString();
  await moveClockTo(later, staff('operator'), () => undefined);
  expect(await mindFiles()).toMatchObject({ forgotten: 1, failed: 0 });
  expect([(await staff('head')('GET', `/files/${id}`)).status, await namesKept()]).toEqual([404, 0]);
});
