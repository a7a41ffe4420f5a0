/** Connectors as data: how each system signs, what its submission id is, and where it keeps our fields. */
import { type Fields, readBody } from '../../../../shared/domain/leads/body.ts';
import { Utm } from '../../../../shared/domain/leads/lead.ts';
import { present } from '../../../../shared/domain/present.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import type { Secrets } from '../../../../shared/domain/secrets.ts';
import type { Call } from '../../../../shared/lambda/api-route.ts';
import { isSameText } from '../../../../shared/lambda/same-text.ts';
import type { Reading } from '../intake.ts';

type Connector = {
  /** @throws Problem 401 when the request is not from that system */
  readonly verify: (call: Call, fields: Fields, secrets: Secrets) => Promise<void>;
  readonly isTest: (fields: Fields) => boolean;
  readonly submissionId: (fields: Fields) => unknown;
  readonly map: (fields: Fields) => Fields;
};

const refused = (what: string): Problem =>
  new Problem({ status: 401, code: 'wrong-signature', detail: `the ${what} is not the one agreed` });

/** Fields by other names: the first that is there. */
const renamed = (fields: Fields, names: Readonly<Record<string, readonly string[]>>): Fields =>
  present(Object.fromEntries(Object.entries(names).map(([ours, theirs]) => [ours, firstOf(fields, theirs)])));

const firstOf = (fields: Fields, names: readonly string[]): unknown =>
  names.map((name) => fields[name]).find((value) => value !== undefined && value !== '');

const usual = {
  name: ['name', 'Name', 'NAME', 'fio'],
  company: ['company', 'Company', 'organization'],
  email: ['email', 'Email', 'EMAIL', 'e-mail'],
  phone: ['phone', 'Phone', 'PHONE', 'tel'],
  message: ['message', 'Message', 'Textarea', 'comment', 'comments'],
  product: ['product', 'Product'],
  utm: ['utm'],
  referrer: ['referrer', 'referer'],
  page: ['page', 'pageurl'],
  consents: ['consents'],
} as const;

type Answer = { readonly type?: string; readonly field?: { readonly ref?: string }; readonly [value: string]: unknown };
type Column = { readonly column_id?: string; readonly string_value?: string };

const list = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value)
    ? (value as unknown[]).filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];
const inside = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {}); // an object, as just checked

/** A choice carries its label, several carry theirs; yes and no are themselves. */
function answerText(value: unknown): unknown {
  const { label, labels } = inside(value);
  if (Array.isArray(labels)) return labels.join(', ');
  return label ?? (typeof value === 'boolean' || typeof value === 'number' ? String(value) : value);
}

export const connectors: Readonly<Record<string, Connector>> = {
  tilda: {
    verify: () => Promise.resolve(),
    isTest: (fields) => fields['test'] === 'test',
    submissionId: (fields) => fields['tranid'],
    map: (fields) => renamed(fields, usual),
  },
  typeform: {
    verify: async ({ headers, rawBody }, _fields, secrets) => {
      const signature = Buffer.from(await secrets.sign('typeform', rawBody)).toString('base64');
      if (!isSameText(headers['typeform-signature'] ?? '', `sha256=${signature}`)) throw refused('Typeform-Signature');
    },
    isTest: () => false,
    submissionId: (fields) => inside(fields['form_response'])['token'],
    map: (fields) => {
      const response = inside(fields['form_response']);
      const answers = list(response['answers']).map(
        (answer: Answer) => [answer.field?.ref ?? '', answerText(answer[answer.type ?? ''])] as const,
      );
      return {
        ...renamed(Object.fromEntries(answers), usual),
        ...(response['hidden'] !== undefined && { utm: utmOf(inside(response['hidden'])) }),
      };
    },
  },
  'google-ads': {
    verify: async (_call, fields, secrets) => {
      if (!(await secrets.isSecretOf('google-ads', String(fields['google_key'])))) throw refused('google_key');
    },
    isTest: (fields) => fields['is_test'] === true,
    submissionId: (fields) => fields['lead_id'],
    map: (fields) => {
      const columns = Object.fromEntries(
        list(fields['user_column_data']).map(({ column_id: id, string_value: value }: Column) => [id ?? '', value]),
      );
      const names = {
        name: ['FULL_NAME', 'FIRST_NAME'],
        email: ['EMAIL', 'WORK_EMAIL'],
        phone: ['PHONE_NUMBER', 'WORK_PHONE'],
        company: ['COMPANY_NAME'],
        message: ['QUESTION'],
      } as const;
      return {
        ...renamed(columns, names),
        utm: {
          source: 'google',
          medium: 'cpc',
          campaign: idOf(fields['campaign_id']),
        },
      };
    },
  },
  generic: {
    verify: () => Promise.resolve(),
    isTest: () => false,
    submissionId: (fields) => fields['submissionId'],
    map: (fields) => ({ ...fields, ...renamed(fields, usual) }),
  },
};

const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const utmOf = (hidden: Fields): Fields =>
  renamed(hidden, Object.fromEntries(Object.keys(Utm().shape).map((name) => [name, [`utm_${name}`, name]])));

/** @throws Problem 404 when there is no such connector; "constructor" is none either */
function connectorOf(source: string): Connector {
  const connector = Object.hasOwn(connectors, source) ? connectors[source] : undefined;
  if (connector) return connector;
  throw new Problem({
    status: 404,
    code: 'no-such-source',
    detail: `there is no connector ${source}; there are ${Object.keys(connectors).join(', ')}`,
  });
}

/** What a connector makes of a request: a reading for the intake, or `test` for its ping. */
export async function readFrom(source: string, call: Call, secrets: Secrets): Promise<Reading | 'test'> {
  const connector = connectorOf(source);
  const body = readBody(call.rawBody, call.contentType);
  await connector.verify(call, body.ok ? body.fields : {}, secrets);
  if (!body.ok) return { source, fields: body };
  if (connector.isTest(body.fields)) return 'test';
  const id = connector.submissionId(body.fields);
  return {
    source,
    fields: { ok: true, value: connector.map(body.fields) },
    ...((typeof id === 'string' || typeof id === 'number') &&
      id !== '' && { submissionId: await keyOf(String(id), secrets) }),
  };
}

const longestId = 150;

/** Their id as part of a key of ours; a long one by its hash, so that two of one beginning stay two. */
const keyOf = async (id: string, secrets: Secrets): Promise<string> =>
  id.length > longestId ? secrets.hash('submission', id) : id;
