import { UpdateItemCommand, type UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ref, Waiting } from '../../../shared/domain/records/records.ts';
import { committedDefinition } from '../workflows/committed-machine.ts';

/** Parameters of a state with its paths resolved: `"S.$": "$.id"` becomes `"S": "…"`. */
function resolved(template: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]): [string, unknown] => {
      if (!key.endsWith('.$')) return [key, resolved(value, values)];
      const found = values[String(value)];
      if (found === undefined) throw new Error(`nothing is known for ${String(value)}`);
      return [key.slice(0, -2), found];
    }),
  );
}

/** Parks as a machine does: by the very request its waiting state sends. Whether its condition held. */
export async function parkByMachine(
  client: DynamoDBDocumentClient,
  table: string,
  { kind, id }: Ref,
  { leg, generation, token, execution, until }: Waiting,
): Promise<boolean> {
  const machine = kind === 'lead' ? 'leads' : 'project';
  const template = committedDefinition(machine).States[kind === 'lead' ? 'New lead' : 'New deal']?.Parameters;
  const request = resolved(template, {
    '$.id': id,
    "States.Format('{}', $.where.leg)": String(leg),
    "States.Format('{}', $.generation)": String(generation),
    '$$.Task.Token': token,
    '$$.Execution.Id': execution,
    '$.where.until': until,
  }) as UpdateItemCommandInput; // what a machine sends; the table refuses anything else
  try {
    await client.send(new UpdateItemCommand({ ...request, TableName: table }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
