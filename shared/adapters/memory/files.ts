import type { Files } from '../../domain/files.ts';

/** Files in memory. */
export class MemoryFiles implements Files {
  readonly #files = new Map<string, Uint8Array>();

  uploadUrl(key: string): Promise<string> {
    return Promise.resolve(`memory:${key}`);
  }

  read(key: string, from: number, most: number): ReturnType<Files['read']> {
    const bytes = this.#files.get(key);
    return Promise.resolve(bytes && { bytes: bytes.subarray(from, from + most), size: bytes.length });
  }

  put(key: string, content: string | Uint8Array): Promise<void> {
    this.#files.set(key, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    return Promise.resolve();
  }
}
