/** Where the stand-in for the mail service listens: at the port after that of the local cloud. */
export function localMailUrl(cloud = 'http://127.0.0.1:4566'): string {
  const url = new URL(cloud);
  url.port = String(Number(url.port) + 1);
  return url.origin;
}
