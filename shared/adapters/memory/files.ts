import type { Files, Upload } from '../../domain/files.ts';

/** Files in memory. */
export class MemoryFiles implements Files {
  readonly #files = new Map<string, Uint8Array>();

  uploadUrl(key: string): Promise<string> {
    return Promise.resolve(`memory:${key}`);
  }

  upload(key: string, { contentType }: Parameters<Files['upload']>[1]): Promise<Upload> {
    return Promise.resolve({ uploadUrl: `memory:${key}`, headers: { 'content-type': contentType } });
  }

  downloadUrl(key: string, as: Parameters<Files['downloadUrl']>[1]): ReturnType<Files['downloadUrl']> {
    return Promise.resolve({ url: `memory:${key}?${as.contentType}&${as.disposition}`, expiresAt: 'soon' });
  }

  read(key: string, from: number, most: number): ReturnType<Files['read']> {
    const bytes = this.#files.get(key);
    return Promise.resolve(bytes && { bytes: bytes.subarray(from, from + most), size: bytes.length });
  }

  put(key: string, content: string | Uint8Array): Promise<void> {
    this.#files.set(key, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.#files.delete(key);
    return Promise.resolve();
  }
}
