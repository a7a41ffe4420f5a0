import type { FileSubject } from './api.ts';
import { sendFile } from './api.ts';

/** Announces a file, and puts it where it is said to go; tells how much of it has gone, between 0 and 1. */
export async function upload(
  file: File,
  subject: FileSubject,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { uploadUrl, headers } = await sendFile(
    { subject, fileName: file.name, contentType: file.type, size: file.size },
    { idempotencyKey: crypto.randomUUID(), signal },
  );
  await put(file, uploadUrl, headers, tell, signal);
}

/** `fetch` does not tell how much has gone. */
function put(
  file: File,
  url: string,
  headers: Readonly<Record<string, string>>,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = (): void => reject(new Error(`the file was not taken: ${String(request.status)}`));
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => (request.status < 300 ? resolve() : failed()));
    request.addEventListener('error', failed);
    request.addEventListener('abort', failed);
    signal.addEventListener('abort', () => request.abort());
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file);
  });
}
