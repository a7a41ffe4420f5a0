import { useSearchParams } from 'react-router';

/** What a page is looked at by, kept in the address. */
export function useParam(name: string, otherwise: string): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = (value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return [params.get(name) ?? otherwise, set];
}
