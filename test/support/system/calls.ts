/** The calls that the functions of the system under test really made, as the launcher of the local cloud noted them. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { callsFileIn } from '../../../local/home-folder.ts';
import { homeOf, type LocalStage } from '../../../local/paths.ts';

/** One distinct call: a transaction is as many as it has distinct parts. */
const Call = z.object({
  /** The function's folder, with dots. */
  caller: z.string(),
  /** As rights spell it: `dynamodb`, `states` … */
  service: z.string(),
  action: z.string(),
  /** A table with its index, an ARN, an address of a queue; nothing where only AWS can tell, as for a task token. */
  on: z.string().nullable(),
});
export type Call = z.infer<typeof Call>;

/** Every call since the functions of a stage were deployed. */
export async function callsMade(stage: LocalStage): Promise<readonly Call[]> {
  const lines = (await readFile(callsFileIn(homeOf(stage)), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => Call.parse(JSON.parse(line)));
}
