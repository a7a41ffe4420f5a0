/** Excerpts of facts of a page, read from its bytes; where those are not as they should be, from the objects they stand for. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { Fact } from '../../domain/facts/fact.ts';
import { type Excerpt, excerptOf } from '../../domain/records/excerpt.ts';
import { scanExcerpts } from './excerpt-scan.ts';
import type { Texts } from './texts.ts';

/** What is read of a fact. */
export const excerpted = ['subject', 'recordedAt', 'type', 'version', 'n', 'at', 'data', 'counted'] as const;

const { subject, recordedAt, type, version, n, at, data, counted } = Fact().shape;
const Stored = z.object({ subject, recordedAt, type, version, n, at, data, counted });

type Attributes = Parameters<typeof unmarshall>[0];
type WirePage = { readonly Items?: readonly Attributes[]; readonly LastEvaluatedKey?: Attributes };

/** @returns the facts, and the key to go on from */
export function readExcerpts(
  page: Buffer,
  names: ReadonlySet<string>,
  texts: Texts,
): { readonly facts: readonly Excerpt[]; readonly next: Record<string, unknown> | undefined } {
  const scanned = scanExcerpts(page, names, texts);
  const { Items = [], LastEvaluatedKey } = JSON.parse(scanned?.rest ?? page.toString()) as WirePage; // by its protocol
  return {
    facts: scanned?.facts ?? Items.map((item) => excerptOf(Stored.parse(unmarshall(item)), names)),
    next: LastEvaluatedKey && unmarshall(LastEvaluatedKey),
  };
}
