/** `npm run letters`: puts the letters into one file that functions carry, and each as a page to look at. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localFolder } from '../local/paths.ts';
import { letterProblems } from '../shared/letters/problems.ts';
import { renderLetter } from '../shared/letters/render.ts';
import { readLetters } from './read.ts';
import { sampleFrame, sampleVariables } from './samples.ts';

const letters = await readLetters();
const problems = Object.entries(letters).flatMap(([id, letter]) =>
  letterProblems(letter).map((problem) => `${id}: ${problem}`),
);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  await writeFile(join(import.meta.dirname, 'seeds.json'), `${JSON.stringify(letters, null, 2)}\n`);
  const pages = join(localFolder, 'letters');
  await mkdir(pages, { recursive: true });
  for (const [id, letter] of Object.entries(letters)) {
    const language = id.endsWith('/ru') ? 'ru' : 'en';
    const { html } = renderLetter(letter, sampleVariables[language], sampleFrame(language));
    await writeFile(join(pages, `${id.replaceAll('/', '-')}.html`), html);
  }
  console.log(`${String(Object.keys(letters).length)} letters: letters/seeds.json, and pages in ${pages}`);
}
