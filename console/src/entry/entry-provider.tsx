import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type Entry, EntryContext } from './entry-context.ts';

const EntryForms = lazy(() => import('./entry-forms.tsx'));

/** Lets every page open the forms of what is entered by hand. */
export function EntryProvider({ children }: { readonly children: ReactNode }) {
  const [entry, setEntry] = useState<Entry>();
  return (
    <EntryContext value={setEntry}>
      {children}
      {entry && (
        <Suspense>
          <EntryForms entry={entry} onClose={() => setEntry(undefined)} />
        </Suspense>
      )}
    </EntryContext>
  );
}
