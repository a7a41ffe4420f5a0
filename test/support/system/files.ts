/** Files on their way through the API and S3, as browsers send them. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Answer, Client } from '../../../local/client.ts';
import { clientConfig } from '../../../local/environment.ts';
import { done } from './leads.ts';
import { system } from './system.ts';
import { until } from './until.ts';

export type Body = Answer['body'];

/** The least that begins like a PDF. */
export const aPdf = (text = 'a drawing'): Buffer => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);

/** Puts bytes where an answer says. */
export async function put({ uploadUrl, headers }: Body, content: Buffer): Promise<number> {
  const { status } = await fetch(String(uploadUrl), {
    method: 'PUT',
    headers: headers as Record<string, string>, // as its contract has them
    body: new Uint8Array(content),
  });
  return status;
}

/** Announces a file and puts it there. */
export async function send(
  client: Client,
  subject: { kind: string; id: string },
  { fileName = 'чертёж.pdf', content = aPdf(), contentType = 'application/pdf' } = {},
): Promise<string> {
  const body = { subject, fileName, contentType, size: content.length };
  const announced = await done(client('POST', '/files', { body }));
  const status = await put(announced, content);
  if (status !== 200) throw new Error(`S3 answers ${String(status)}`);
  return String(announced['id']);
}

/** The file once it is in this state. */
export const fileIn = (client: Client, id: string, state: string): Promise<Body> =>
  until(
    `the file ${id} is ${state}`,
    () => done(client('GET', `/files/${id}`)),
    (file) => file['state'] === state,
  );

/** Runs now what the schedule runs every quarter of an hour. */
export async function mindFiles(): Promise<unknown> {
  const lambda = new LambdaClient(clientConfig(system.endpoint));
  try {
    const { Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: system.outputs.FunctionMindFiles, Payload: '{}' }),
    );
    return JSON.parse(Payload?.transformToString() ?? 'null');
  } finally {
    lambda.destroy();
  }
}
