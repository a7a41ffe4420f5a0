import * as z from 'zod';
import { decodeCursor, encodeCursor } from '../../../../shared/adapters/cursor.ts';
import { errorsKey, type Import, RowError } from '../../../../shared/domain/imports/import.ts';
import { present } from '../../../../shared/domain/present.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { importView } from '../imports.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Errors answered at once: those of whole parts, until there are so many. */
const enough = 500;
const errorBytes = 4_000_000;

/** An import with its errors, from a part of it on. */
export async function showImport({ id, cursor }: Input, { records, files }: Services) {
  const record = await found(records, 'import', id);
  const first = cursor === undefined ? 0 : decodeCursor(cursor, z.strictObject({ part: z.int().nonnegative() })).part;
  return { ...importView(record), ...(await errorsFrom(first, record, files)) };
}

async function errorsFrom(first: number, { id, rejectedByPart }: Import, files: Services['files']) {
  const errors: RowError[] = [];
  for (let part = first; part < rejectedByPart.length; part += 1) {
    if (errors.length >= enough) return { errors, ...present({ next: encodeCursor({ part }) }) };
    if (rejectedByPart[part] === 0) continue;
    const file = await files.read(errorsKey(id, part), 0, errorBytes);
    if (file) errors.push(...RowError.array().parse(JSON.parse(new TextDecoder().decode(file.bytes))));
  }
  return { errors };
}

export const showImportRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showImport,
});
