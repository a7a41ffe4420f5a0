/** The console on this machine: its pages, the API and the sign-in under one origin, as CloudFront puts them together on AWS. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, createServer, preview, type Connect, type InlineConfig, type Plugin, type ProxyOptions } from 'vite';
import { contentSecurityPolicy } from '../infra/config/content-security-policy.ts';
import { stages } from '../infra/config/stages.ts';
import { localFolder, root } from './paths.ts';
import { hashOfFiles } from './stamp.ts';
import { type System } from './system.ts';

const configFile = join(root, 'console/vite.config.ts');
/** A page of `localhost` is a secure one, which signing in needs; Chrome finds it there whatever the name leads to. */
const host = '127.0.0.1';

/** Everything the pages are made from. */
const sources = ['console', 'functions/api', 'shared/domain', 'docs/openapi.json', 'package-lock.json'];

/**
 * Builds the pages, unless they are built from these very sources, and gives their folder. Each stage has its own: what
 * another one serves must not be built anew under its feet.
 */
export async function buildConsole(stage: string): Promise<string> {
  const builds = join(localFolder, stage, 'console');
  const folder = join(builds, (await hashOfFiles(root, sources)).slice(0, 16));
  if (existsSync(folder)) return folder;
  const beside = `${folder}.${process.pid}`;
  await rm(builds, { recursive: true, force: true });
  await mkdir(builds, { recursive: true });
  await build({ configFile, logLevel: 'error', build: { outDir: beside } });
  await rename(beside, folder).catch(async (error: unknown) => {
    if (!existsSync(folder)) throw error; // else somebody else was faster
    await rm(beside, { recursive: true, force: true });
  });
  return folder;
}

/** A console that is being served. */
export type ServedConsole = { readonly url: string; readonly stop: () => Promise<void> };
type Served = Pick<System, 'stage' | 'apiUrl' | 'endpoint' | 'auth' | 'region'>;

/** The port that a stage’s console is served on: sign-ins come back to it, so it is the configuration’s. */
export const consolePortOf = (stage: System['stage']): number => Number(new URL(stages[stage].consoleUrl).port);

/** Serves the built pages of a stage. */
export async function serveConsole(system: Served, folder: string): Promise<ServedConsole> {
  const url = stages[system.stage].consoleUrl;
  const policy = contentSecurityPolicy({ connect: [system.endpoint] });
  const server = await preview({
    ...commonTo(system, url),
    build: { outDir: folder },
    preview: {
      host,
      port: consolePortOf(system.stage),
      strictPort: true,
      proxy: proxiesOf(system),
      headers: { 'content-security-policy': policy },
    },
  });
  return { url, stop: () => server.close() };
}

/** Serves the pages as they are being written: what changes in a file changes on the screen. */
export async function serveDraft(system: Served): Promise<ServedConsole> {
  const url = stages[system.stage].draftUrl;
  const server = await createServer({
    ...commonTo(system, url),
    server: { host, port: Number(new URL(url).port), strictPort: true, proxy: proxiesOf(system) },
  });
  await server.listen();
  return { url, stop: () => server.close() };
}

const commonTo = (system: Served, url: string): InlineConfig => ({
  configFile,
  logLevel: 'error',
  plugins: [configBeside(configOf(system, url))],
});

/** What the page reads from `/config.json`. */
const configOf = ({ auth, region }: Served, url: string) => ({
  clientId: auth.clientId,
  issuer: `https://cognito-idp.${region}.amazonaws.com/${auth.userPoolId}`,
  signInUrl: url, // the proxy leads on
});

function configBeside(config: ReturnType<typeof configOf>): Plugin {
  const answer: Connect.NextHandleFunction = (_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(config));
  };
  const add = ({ middlewares }: { middlewares: Connect.Server }): void => void middlewares.use('/config.json', answer);
  return { name: 'config-beside', configureServer: add, configurePreviewServer: add };
}

function proxiesOf({ apiUrl, endpoint }: Served): Record<string, ProxyOptions> {
  const { origin, pathname } = new URL(apiUrl);
  const signIn: ProxyOptions = { target: endpoint };
  return {
    '^/api/': { target: origin, rewrite: (path) => path.replace(/^\/api/, pathname) },
    '^/oauth2/': signIn,
    '^/login$': signIn,
    '^/logout': signIn,
    '^/u/': { target: origin, rewrite: (path) => `${pathname}${path}` }, // where readers of letters unsubscribe
  };
}
