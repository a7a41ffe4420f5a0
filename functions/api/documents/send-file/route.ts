import { fileLimits } from '../../../../shared/domain/files/limits.ts';
import { assertMayChange } from '../../../../shared/domain/files/rights.ts';
import { filesOn, sendFile as expectFile } from '../../../../shared/domain/files/send-file.ts';
import { cardBehind } from '../../../../shared/domain/files/subjects.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Says where a file of a record goes. */
export async function sendFile({ subject, ...announced }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const card = await cardBehind(subject, records);
  assertMayChange(by, card);
  const already = await filesOn(subject.id, records);
  const target = { subject, card, already, mostBytes: fileLimits.bytes };
  const sent = await expectFile(announced, target, services, await contextOf(by, services));
  return new Reply(sent, { status: 201 });
}

export const sendFileRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: sendFile,
});
