import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import { isIn, type Group } from '../../../shared/domain/people/actor.ts';
import { may, type Right } from '../../../shared/domain/people/rights.ts';
import type { Session, Viewer } from './session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);
export const ViewerContext = createContext<Viewer | undefined>(undefined);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('outside of the app');
  return session;
}

/** Whether somebody is signed in, as it changes. */
export function useSignedIn(): boolean {
  const session = useSession();
  return useSyncExternalStore(session.listen, () => session.viewer() !== undefined);
}

/** Who looks at the page. Whoever was signed in last stays it while their sign-in is over. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error('outside of the shell');
  return viewer;
}

/** Whether the viewer may do something: what they may not is not offered. The API decides all the same. */
export function useMay(): (right: Right, owner?: string) => boolean {
  const viewer = useViewer();
  return useCallback((right, owner) => may(viewer, right, owner), [viewer]);
}

export function useIsIn(): (...any: readonly Group[]) => boolean {
  const viewer = useViewer();
  return useCallback((...any) => isIn(viewer, ...any), [viewer]);
}
