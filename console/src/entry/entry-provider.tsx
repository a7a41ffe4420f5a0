import { type ReactNode, useState } from 'react';
import { later } from '../ui/later.tsx';
import { type Entry, EntryContext } from './entry-context.ts';

const EntryForms = later(async () => (await import('./entry-forms.tsx')).EntryForms);

/** Lets every page open the forms of what is entered by hand. */
export function EntryProvider({ children }: { readonly children: ReactNode }) {
  const [entry, setEntry] = useState<Entry>();
  return (
    <EntryContext value={setEntry}>
      {children}
      {entry && <EntryForms entry={entry} onClose={() => setEntry(undefined)} />}
    </EntryContext>
  );
}
