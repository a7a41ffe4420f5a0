import { beforeAll, expect, it } from '@jest/globals';
import { moveClockTo } from '../../local/clock.ts';
import { done, post } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { nobody, staff } from '../support/system/system.ts';

const [head, operator] = [staff('head'), staff('operator')];
const hour = 3_600_000;

beforeAll(reset);

const now = async (): Promise<number> => Date.parse(String((await nobody('GET', '/health')).body['now']));

it('what moves in a month is counted with where it came from, also when that was months before', async () => {
  const id = await post();
  await moveClockTo(new Date((await now()) + 40 * 24 * hour).toISOString(), operator, () => undefined);
  await done(head('POST', `/leads/${id}/claim`));
  const month = new Date((await now()) + 3 * hour).toISOString().slice(0, 7); // of Moscow
  const stagesOf = async (query: string) =>
    (await done(head('GET', `/reports/funnel?from=${month}&to=${month}&pipeline=leads&${query}`)))['stages'];
  expect(await stagesOf('by=movement&source=site')).toMatchObject([
    { stage: 'new', entered: 0 },
    { stage: 'mql', entered: 1, here: 1 },
    { stage: 'sql', entered: 0 },
  ]);
  expect(await stagesOf('by=movement&source=phone')).toMatchObject([{ entered: 0 }, { entered: 0 }, { entered: 0 }]);
  expect(await stagesOf('by=arrival')).toMatchObject([{ entered: 0 }, { entered: 0 }, { entered: 0 }]);
});
