import { LambdaClient, paginateListEventSourceMappings, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { clientConfig } from '../../../local/environment.ts';
import { system } from './system.ts';

/** Stops the journal's stream from reaching `follow-journal`, or lets it again; what was held back then comes. */
export async function followJournal(enabled: boolean): Promise<void> {
  const client = new LambdaClient(clientConfig(system.endpoint));
  const FunctionName = system.outputs.FunctionFollowJournal;
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client }, { FunctionName }))
    for (const { UUID } of EventSourceMappings)
      await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: enabled }));
  client.destroy();
}
