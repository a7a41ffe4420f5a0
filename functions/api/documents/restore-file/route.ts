import { restoreFile as decideRestore } from '../../../../shared/domain/files/change-file.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { changed } from '../files.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Brings a removed file back. */
export const restoreFile = ({ id }: Input, services: Services, { by }: Call) =>
  changed(id, by, services, decideRestore);

export const restoreFileRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: restoreFile,
});
