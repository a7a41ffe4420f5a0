/** `npm run console`, while `npm start` runs: the console as it is being written, until Ctrl-C. */
import { serveDraft } from './console.ts';
import { Problem } from './problem.ts';
import { readSystem } from './system.ts';

try {
  const { url } = await serveDraft(await readSystem('demo'));
  console.log(`The console as it is being written: ${url}`);
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Problem ? error.message : error);
}
