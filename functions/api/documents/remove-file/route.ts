import { removeFile as decideRemove } from '../../../../shared/domain/files/change-file.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { changed } from '../files.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Removes a file, for 30 days as good as gone. */
export const removeFile = ({ id }: Input, services: Services, { by }: Call) => changed(id, by, services, decideRemove);

export const removeFileRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: removeFile,
});
