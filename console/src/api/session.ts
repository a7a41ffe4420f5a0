/** The sign-in of whoever sits in front of the page: an authorization code with PKCE, renewed by its refresh token. */
import { ErrorResponse, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Actor, Group } from '../../../shared/domain/people/actor.ts';
import type { Config } from './config.ts';

/** Somebody of the staff. */
export type Viewer = Extract<Actor, { kind: 'staff' }> & { readonly name: string };

export type Session = {
  /** Who is signed in, or nobody. */
  readonly viewer: () => Viewer | undefined;
  /** The access token, renewed first when it is about to end; none when nobody is signed in (any more). */
  readonly token: () => Promise<string | undefined>;
  /** Asks for another token though the present one should do: the API would not take it. */
  readonly renew: () => Promise<string | undefined>;
  /** Leaves the page for the sign-in and comes back to where it was. */
  readonly signIn: () => Promise<void>;
  /** Signs in within a window of its own: the page stays as it is, with all that was typed. */
  readonly signInBeside: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Ends a sign-in that came back to the page; answers the address to go on at. */
  readonly comeBack: () => Promise<string>;
  /** Hears when the sign-in begins, is renewed or ends, in any tab. */
  readonly listen: (heard: () => void) => () => void;
};

/** Where the sign-in comes back to. */
export const comeBackPath = '/signed-in';

const renewBeforeSeconds = 60;

/** The session of this browser: it is kept for its other tabs too, so that a record can be opened in a new one. */
export async function openSession({ clientId, issuer, signInUrl }: Config): Promise<Session> {
  const { origin } = window.location;
  const manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${origin}${comeBackPath}`,
    popup_redirect_uri: `${origin}${comeBackPath}`,
    response_type: 'code',
    scope: 'openid email profile',
    automaticSilentRenew: false, // renewed by whoever needs it: a tab that sleeps would miss its time anyway
    userStore: new WebStorageStateStore({ store: window.localStorage }),
    metadata: {
      issuer,
      authorization_endpoint: `${signInUrl}/oauth2/authorize`,
      token_endpoint: `${signInUrl}/oauth2/token`,
      end_session_endpoint: `${signInUrl}/logout`,
    },
  });
  let user = await manager.getUser();
  let isOver = false;
  let renewal: Promise<string | undefined> | undefined;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const heard of listeners) heard();
  };
  const hold = (held: User | null): void => {
    user = held;
    isOver = false;
    tell();
  };
  const end = (error: unknown): undefined => {
    if (!(error instanceof ErrorResponse)) return; // not answered: it may be later
    isOver = true;
    tell();
  };
  manager.events.addUserLoaded(hold);
  manager.events.addUserUnloaded(() => hold(null));
  window.addEventListener('storage', () => {
    void manager.getUser().then((held) => {
      if (held?.access_token !== user?.access_token) hold(held);
    });
  });

  const renew = (): Promise<string | undefined> => {
    renewal ??= manager
      .signinSilent()
      .then((renewed) => renewed?.access_token, end)
      .finally(() => (renewal = undefined));
    return renewal;
  };
  return {
    viewer: () => (user && !isOver ? viewerOf(user) : undefined),
    token: async () => {
      if (!user || isOver) return undefined;
      return (user.expires_in ?? 0) > renewBeforeSeconds ? user.access_token : renew();
    },
    renew,
    signIn: () => manager.signinRedirect({ url_state: pathNow() }),
    signInBeside: async () => {
      await manager.signinPopup({ popupWindowFeatures: { width: 480, height: 640 } });
    },
    signOut: async () => {
      await manager.removeUser();
      window.location.assign(
        `${signInUrl}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: origin }).toString()}`,
      );
    },
    comeBack: async () => {
      const back = await manager.signinCallback();
      return back?.url_state ?? '/';
    },
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}

const pathNow = (): string => `${window.location.pathname}${window.location.search}`;

function viewerOf({ access_token, profile }: User): Viewer {
  const claims = claimsOf(access_token);
  return {
    kind: 'staff',
    id: claims.username,
    groups: claims['cognito:groups'] ?? [],
    name: profile.name ?? profile.email ?? claims.username,
  };
}

type Claims = { readonly username: string; readonly 'cognito:groups'?: readonly Group[] };

/** What a token says; it is the API that checks it. */
function claimsOf(token: string): Claims {
  const [, payload = ''] = token.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims; // from our own pool
}
