/** `npm start`: the whole product on this machine, until Ctrl-C. */
import { homeOf, systemFileOf } from './paths.ts';
import { portFrom } from './port.ts';
import { Problem } from './problem.ts';
import { seed } from './seed.ts';
import { type RunningSystem, startSystem } from './start-system.ts';
import { stepsOn } from './steps.ts';
import type { System } from './system.ts';

const giveUp = new AbortController();
const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<undefined>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (giveUp.signal.aborted) process.exit(130); // the second time; what still runs is killed on exit
    giveUp.abort();
    interrupt(undefined);
  });

try {
  const started = Date.now();
  console.log('Starting the local cloud, deploying to it and loading the demo plant');
  const running = await startSystem({
    stage: 'demo',
    port: portFrom(process.env.VORONKA_PORT, 4566),
    seed,
    step: stepsOn(process.stdout),
    tell: console.log,
    signal: giveUp.signal,
  });
  console.log(`Ready in ${((Date.now() - started) / 1000).toFixed(1)} s\n\n${welcome(running.system)}`);
  await untilInterrupted(running);
} catch (error) {
  process.exitCode = giveUp.signal.aborted ? 130 : 1;
  if (!giveUp.signal.aborted) console.error(error instanceof Problem ? `\n${error.message}` : error);
}

async function untilInterrupted({ death, stop }: RunningSystem): Promise<void> {
  try {
    await Promise.race([interrupted, death]);
    console.log('\nStopping (Ctrl-C again: at once, without saving)');
  } finally {
    await stop();
  }
  console.log('Stopped. The state is kept; npm run reset forgets it.');
}

function welcome({ apiUrl, endpoint, mailUrl = '', consoleUrl = '', auth, users, stage }: System): string {
  const password = users[0]?.password ?? '';
  const email = users.find(({ group }) => group === 'head')?.email ?? '';
  const signIn = {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: auth.clientId,
    AuthParameters: { USERNAME: email, PASSWORD: password },
  };
  return [
    `Console      ${consoleUrl}`,
    `API          ${apiUrl}`,
    `Local cloud  ${endpoint}   (log: ${homeOf(stage)}/ministack.log)`,
    `Letters      ${mailUrl}   (what was sent; npm run reply -- message.eml answers)`,
    `All of this  ${systemFileOf(stage)}`,
    '',
    `Sign-ins, all with the password ${password}`,
    ...users.map((user) => `  ${user.email.padEnd(24)} ${user.group}`),
    '',
    'Try it:',
    `  TOKEN=$(curl -s ${endpoint} -H 'Content-Type: application/x-amz-json-1.1' -H 'X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth' \\`,
    `    -d '${JSON.stringify(signIn)}' | sed 's/.*"AccessToken": *"\\([^"]*\\)".*/\\1/')`,
    `  curl -s '${apiUrl}/deals' -H "Authorization: Bearer $TOKEN"`,
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}
