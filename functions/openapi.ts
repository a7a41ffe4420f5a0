/** `npm run openapi`: writes docs/openapi.json from the contracts of all routes. */
import { globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { DealChanges } from '../shared/domain/deals/changes.ts';
import { Line, Payment, PaymentTerm, QuoteSent, Shipment } from '../shared/domain/deals/deal.ts';
import { Fact } from '../shared/domain/facts/fact.ts';
import { LeadChanges } from '../shared/domain/leads/details.ts';
import { Touch } from '../shared/domain/leads/lead.ts';
import { Amount } from '../shared/domain/money/money.ts';
import { By } from '../shared/domain/people/by.ts';
import type { RouteContract } from '../shared/lambda/route-contract.ts';
import { BoardStage } from './api/sales/boards.ts';
import { TaskView } from './api/desk/tasks.ts';
import { DealCard, DealView, LeadCard, LeadView } from './api/sales/views.ts';

/** What a route's contract.ts exports. `Body` is what a public or signed route reads from the raw body itself. */
type ContractModule = {
  readonly route: RouteContract;
  readonly Input: () => z.ZodObject;
  readonly Output: () => z.ZodType;
  readonly Body?: () => z.ZodType;
};

const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable: programs may depend on it.' }),
    detail: z.string(),
    missing: z
      .array(
        z.strictObject({
          field: z.string().meta({ description: 'The dotted path inside `changes`.' }),
          title: z.strictObject({ en: z.string(), ru: z.string() }),
          allowed: z.array(z.string()).optional(),
          example: z.unknown().meta({ description: 'A value that would pass.' }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457; `missing` for a gate that is not met.' });

/** Schemas that several routes share, each written out once. */
const shared = {
  LeadView: LeadView(),
  DealView: DealView(),
  LeadCard: LeadCard(),
  DealCard: DealCard(),
  TaskView: TaskView(),
  BoardStage: BoardStage(),
  Amount,
  By,
  Fact: Fact(),
  Line: Line(),
  Touch: Touch(),
  PaymentTerm: PaymentTerm(),
  Payment: Payment(),
  Shipment: Shipment(),
  QuoteSent: QuoteSent(),
  LeadChanges: LeadChanges(),
  DealChanges: DealChanges(),
};

/** The document, as it is written to docs/openapi.json. */
export async function openApiDocument(): Promise<string> {
  const root = join(import.meta.dirname, '..');
  const files = globSync('functions/api/*/*/contract.ts', { cwd: root }).toSorted();
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const file of files) {
    const contract = (await import(join(root, file))) as ContractModule; // every route's contract exports these
    const { path, method } = contract.route;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(contract, dirname(file)) };
  }
  const document = createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Voronka',
      version: '1',
      description:
        'Leads, deals, Refresh and Return of a manufacturer. Money is in minor units, net of VAT; instants are UTC.',
    },
    paths,
    components: {
      schemas: { Problem, ...shared },
      securitySchemes: {
        staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A Cognito access token.' },
        timestamp: { type: 'apiKey', in: 'header', name: 'x-voronka-timestamp', description: 'Seconds since 1970.' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'x-voronka-signature',
          description: 'sha256=<hex of HMAC-SHA256 over timestamp.body>',
        },
      },
    },
  });
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function operationOf({ route, Input, Output, Body }: ContractModule, folder: string): ZodOpenApiOperationObject {
  const [area = '', name = ''] = folder.split('/').slice(-2);
  const { access, summary } = route;
  return {
    operationId: name,
    tags: [area],
    summary,
    security: securityOf(route),
    ...(access.kind === 'staff' && { 'x-groups': access.groups }),
    ...requestOf(route, Input(), Body?.()),
    responses: {
      '2XX': { description: 'Done', content: { 'application/json': { schema: Output() } } },
      default: { description: 'Not done, and why', content: { 'application/problem+json': { schema: Problem } } },
    },
  };
}

const byKey =
  'The same request again under one key gets its first answer for a day; another request under it is refused.';

/** What makes a request the same as one before. */
const onceHeader = (once: 'always' | 'by-key') =>
  z.object({
    'idempotency-key': z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({
        description:
          once === 'by-key' ? byKey : `${byKey} Without a key the same again shortly after is a second click.`,
      }),
  });

/** Parameters in the path; the rest of the input is the query of a GET, and else the body. */
function requestOf({ method, path, once }: RouteContract, input: z.ZodObject, body: z.ZodType | undefined) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const inPath = names.length > 0 && { path: z.object(fieldsOf(input, (name) => names.includes(name))) };
  const rest = z.strictObject(fieldsOf(input, (name) => !names.includes(name)));
  if (method === 'GET' || method === 'DELETE') return { requestParams: { ...inPath, query: rest } };
  const requestBody = { required: true, content: { 'application/json': { schema: body ?? rest } } };
  return { requestParams: { ...inPath, ...(once && { header: onceHeader(once) }) }, requestBody };
}

const fieldsOf = (schema: z.ZodObject, isWanted: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(schema.shape).filter(([name]) => isWanted(name)));

function securityOf({ access }: RouteContract): Record<string, string[]>[] {
  if (access.kind === 'public') return [];
  return access.kind === 'signed' ? [{ timestamp: [], signature: [] }] : [{ staff: [] }];
}

if (import.meta.main) await writeFile(join(import.meta.dirname, '..', 'docs', 'openapi.json'), await openApiDocument());
