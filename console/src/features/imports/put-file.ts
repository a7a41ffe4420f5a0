/** The store of files did not take a file. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/**
 * Puts a file to a signed address, and tells how much of it has gone, between 0 and 1, which `fetch` does not.
 *
 * @throws NotSent
 */
export async function putFile(
  file: File,
  { url, tell, signal }: { url: string; tell: (share: number) => void; signal: AbortSignal },
): Promise<void> {
  const request = new XMLHttpRequest();
  const ended = new Promise<void>((resolve) => request.addEventListener('loadend', () => resolve()));
  request.upload.addEventListener('progress', ({ loaded, total }) => tell(loaded / Math.max(total, 1)));
  signal.addEventListener('abort', () => request.abort());
  request.open('PUT', url);
  request.send(file);
  await ended;
  const isTaken = request.status >= 200 && request.status < 300;
  if (!isTaken) throw new NotSent(`the file was not taken: ${String(request.status)}`);
}
