import { useEffect } from 'react';

const scheme = 'data-mantine-color-scheme';

/** Paper is white: what is printed out of a dark page is printed in light colours. */
export function usePrintInLight(): void {
  useEffect(() => {
    const page = document.documentElement;
    let was: string | null = null;
    const begin = (): void => {
      was = page.getAttribute(scheme);
      page.setAttribute(scheme, 'light');
    };
    const end = (): void => {
      if (was !== null) page.setAttribute(scheme, was);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
}
