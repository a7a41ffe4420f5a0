import * as z from 'zod';
import { lazily } from '../../../shared/domain/lazily.ts';
import { notFound } from '../../../shared/domain/problem.ts';
import type { Services } from './services.ts';

/** Which letter is meant: the queue by its function’s folder, with a dash for each slash. */
export const OneLetter = lazily(() => z.strictObject({ queue: queueName, id: z.string().min(1).max(100) }));
export type OneLetter = z.infer<ReturnType<typeof OneLetter>>;

export const queueName = z.string().min(1).max(100);
export const queueOf = (folder: string): string => folder.replaceAll('/', '-');

/** @throws Problem 404 when no function of this stage has such a queue */
export function folderOf(queue: string, { deadLetterFolders }: Pick<Services, 'deadLetterFolders'>): string {
  const folder = deadLetterFolders.find((each) => queueOf(each) === queue);
  if (folder === undefined) throw notFound('queue of dead letters', queue);
  return folder;
}

/** @throws Problem 404 when it is not there, or somebody else looks at it just now */
export async function takeLetter(
  { queue, id }: OneLetter,
  services: Pick<Services, 'deadLetterFolders' | 'letters'>,
  work: Parameters<Services['letters']['take']>[2],
): Promise<{ id: string }> {
  if ((await services.letters.take(folderOf(queue, services), id, work)) === 'not-there')
    throw notFound('dead letter', id);
  return { id };
}
