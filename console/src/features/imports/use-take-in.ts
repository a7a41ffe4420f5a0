import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Options } from '../../api/endpoint.ts';
import { useChange } from '../../api/use-change.ts';
import { type NewImport, openImport } from './api.ts';
import { putFile } from './put-file.ts';

/** A file and what it is taken for: kept beside the address, so that after a dry run it is there for the real one. */
export type Taken = { readonly file: File; readonly as: NewImport };

/** Opens an import, sends its file and goes to it. */
export function useTakeIn() {
  const navigate = useNavigate();
  const [share, setShare] = useState<number>();
  const [isStopped, setStopped] = useState(false);
  const going = useRef<AbortController>(undefined);
  const { change, isBusy, error } = useChange(
    async ({ file, as }: Taken, options: Options) => {
      const stopped = new AbortController();
      going.current = stopped;
      const { id, uploadUrl } = await openImport(as, options);
      await putFile(file, { url: uploadUrl, tell: setShare, signal: stopped.signal });
      return id;
    },
    {
      refresh: () => [['imports']],
      done: (id, taken) => void navigate(`/imports/${id}`, { state: taken }),
      failed: () => {
        setShare(undefined);
        setStopped(going.current?.signal.aborted ?? false);
        return true;
      },
    },
  );
  return {
    take: change,
    isBusy,
    share,
    stop: () => going.current?.abort(),
    /** A file that somebody stopped did not fail. */
    error: isStopped ? null : error,
  };
}

/** What the page was gone to with. */
export const takenIn = (state: unknown): Taken | undefined =>
  state !== null && typeof state === 'object' && 'file' in state && state.file instanceof File
    ? (state as Taken) // put there by `useTakeIn`
    : undefined;
