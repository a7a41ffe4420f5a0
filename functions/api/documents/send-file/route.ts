import { fileLimits } from '../../../../shared/domain/files/limits.ts';
import { assertMayChange } from '../../../../shared/domain/files/rights.ts';
import { filesOn, sendFile as expectFile, uploadOf } from '../../../../shared/domain/files/send-file.ts';
import { cardBehind, holderOf } from '../../../../shared/domain/files/subjects.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Says where a file of a record goes. */
export async function sendFile({ subject, ...announced }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const card = await cardBehind(subject, records);
  assertMayChange(by, await holderOf(card, records));
  const already = await filesOn(subject.id, records);
  const target = { subject, card, already, mostBytes: fileLimits.bytes };
  return expected(await expectFile(announced, target, services, await contextOf(by, services)));
}

const expected = (upload: Output) => new Reply(upload, { status: 201 });

export const sendFileRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: sendFile,
  again: async ({ id }, { records, files }) =>
    expected(await uploadOf(await found(records, 'file', id('file')), files)),
});
