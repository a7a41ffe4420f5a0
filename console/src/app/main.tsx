import 'virtual:mantine';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import 'virtual:theme.css';
import './app.css';
import { createRoot } from 'react-dom/client';
import { readConfig } from '../api/config.ts';
import { sendAs } from '../api/send.ts';
import { comeBackPath, openSession } from '../api/session.ts';
import { startLanguage } from '../language/start-language.ts';
import { App } from './app.tsx';
import { CouldNotStart } from './could-not-start.tsx';

const root = createRoot(document.getElementById('root') ?? document.body);

async function start(): Promise<void> {
  const [config] = await Promise.all([readConfig(), startLanguage()]);
  const session = await openSession(config);
  sendAs(session);
  if (window.location.pathname === comeBackPath) {
    const path = await session.comeBack().catch(() => '/'); // a sign-in that was given up, or was used before: it can be begun again
    if (window.opener !== null) {
      window.close();
      return;
    }
    window.history.replaceState(undefined, '', path);
  }
  root.render(<App session={session} />);
}

start().catch((error: unknown) => root.render(<CouldNotStart error={error} />));
