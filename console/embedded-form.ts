/** Builds the form that sites embed: one file without a hash in its name, which their pages ask for by it. */
import { build } from 'esbuild';
import type { Plugin } from 'vite';

const name = 'form.js';

/** The script as it is served. */
export async function formScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/form/form.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

export const embeddedForm = (): Plugin => ({
  name: 'embedded-form',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: name, source: await formScript() });
  },
  configureServer({ middlewares }) {
    middlewares.use(`/${name}`, (_request, response, next) => {
      formScript().then((script) => response.setHeader('content-type', 'text/javascript').end(script), next);
    });
  },
});
