/** The stand-in for the mail service: it keeps what it is given, and shows it at its address. */
import server from 'aws-ses-v2-local';
import { localMailUrl } from '../shared/adapters/ses/local-mail.ts';
import { assertPortIsFree } from './port.ts';

export type LocalMail = { readonly url: string; readonly stop: () => Promise<void> };

/** @throws Problem when the port after the cloud's is taken */
export async function startMail(endpoint: string): Promise<LocalMail> {
  const url = localMailUrl(endpoint);
  const port = Number(new URL(url).port);
  await assertPortIsFree(port);
  const running = await server.default({ host: '127.0.0.1', port }); // a CommonJS module
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        running.close(() => {
          resolve();
        });
        running.closeAllConnections();
      }),
  };
}
