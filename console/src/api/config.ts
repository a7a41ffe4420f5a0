/** What the page has to know of where it is served, from `/config.json` beside it. */
export type Config = {
  readonly clientId: string;
  /** Who signs people in: it is what tokens name, and need not be where the pages are. */
  readonly issuer: string;
  /** Where its pages and its token endpoint are, without a slash at the end. */
  readonly signInUrl: string;
};

export const readConfig = async (): Promise<Config> => {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`/config.json answers ${String(response.status)}`);
  return (await response.json()) as Config; // written by the deploy that wrote this page
};
