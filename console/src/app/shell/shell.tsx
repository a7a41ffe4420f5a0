import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { FollowChanges } from '../../api/follow-changes.tsx';
import { PlantContext, plantQuery } from '../../api/plant.ts';
import { useSession, useSignedIn, ViewerContext } from '../../api/use-session.ts';
import type { Viewer } from '../../api/session.ts';
import { EntryProvider } from '../../entry/entry-provider.tsx';
import { later } from '../../ui/later.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { AddMenu } from './add-menu.tsx';
import { Navigation } from './navigation.tsx';
import { OfflineNote } from './offline-note.tsx';
import { Search } from './search.tsx';
import { ViewerMenu } from './viewer-menu.tsx';

const SignInPage = lazy(async () => ({ default: (await import('../sign-in-page.tsx')).SignInPage }));
const readAgainMs = 5000;
const SignInAgain = later(async () => (await import('./sign-in-again.tsx')).SignInAgain);
const NavigationPanel = later(async () => (await import('./navigation-panel.tsx')).NavigationPanel);

/** Around every page: who is signed in, where to go, search, and what is entered by hand. */
export function Shell() {
  const session = useSession();
  const signedIn = useSignedIn();
  const [last, setLast] = useState<Viewer | undefined>(() => session.viewer());
  const viewer = signedIn ? (session.viewer() ?? last) : last; // whoever was signed in stays it until they are again
  const [attempt, setAttempt] = useState(0);
  if (viewer !== undefined && viewer.id !== last?.id) setLast(viewer);
  if (!viewer) return <SignInPage />;
  return (
    <ViewerContext value={viewer}>
      {!signedIn && (
        <SignInAgain key={attempt} onClose={() => setTimeout(() => setAttempt(attempt + 1), readAgainMs)} />
      )}
      <Frame />
    </ViewerContext>
  );
}

function Frame() {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const plant = useQuery(plantQuery(useQueryClient()));
  return (
    <Shown query={plant} skeleton={<Waiting />}>
      {(data) => (
        <PlantContext value={data}>
          <EntryProvider>
            <FollowChanges />
            <div className="shell">
              <a href="#main" className="skip-link">
                {t('skip')}
              </a>
              <header className="shell-header">
                <Burger className="shell-burger" opened={isOpen} onClick={toggle} size="sm" aria-label={t('menu')} />
                <Link to="/" className="brand" aria-label="Voronka">
                  <img src="/voronka.svg" alt="" width={24} height={24} />
                  <span className="only-wide">Voronka</span>
                </Link>
                <Search />
                <AddMenu />
                <ViewerMenu />
              </header>
              <nav className="shell-nav" aria-label={t('menu')}>
                <Navigation />
              </nav>
              {isOpen && <NavigationPanel onClose={close} />}
              <aside aria-label={t('notes')}>
                <Notifications position="bottom-right" withinPortal={false} />
              </aside>
              <main className="shell-main" id="main" tabIndex={-1}>
                <OfflineNote />
                <Suspense fallback={<Waiting />}>
                  <Outlet />
                </Suspense>
              </main>
            </div>
          </EntryProvider>
        </PlantContext>
      )}
    </Shown>
  );
}
