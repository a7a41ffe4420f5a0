import { join } from 'node:path';
import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import { pdfPrinter } from '../../../shared/adapters/pdf/printer.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { Files } from '../../../shared/domain/files.ts';
import type { QuotePrinter } from '../../../shared/domain/quotes/print-quote.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Area & { readonly files: Files; readonly printer: QuotePrinter };

/** The fonts lie beside the bundle. */
const fonts = join(import.meta.dirname, 'fonts');

export const buildServices = (env: Env): Services => ({
  ...areaOf(env, seeds),
  files: filesOf(env),
  printer: pdfPrinter(fonts),
});
