/** What is entered by hand, from anywhere: a lead, a deal, an activity or a task. */
import { createContext, use } from 'react';

/** What an activity or a task is about. */
export type Subject = { readonly kind: 'lead' | 'deal'; readonly id: string; readonly title: string };

export type Entry =
  | { readonly what: 'lead' }
  | { readonly what: 'deal'; readonly account?: { readonly id: string; readonly title: string } }
  | { readonly what: 'activity' | 'task'; readonly subject?: Subject };

export const EntryContext = createContext<((entry: Entry) => void) | undefined>(undefined);

/** Opens the form for something to be entered. */
export function useEntry(): (entry: Entry) => void {
  const open = use(EntryContext);
  if (!open) throw new Error('outside of the shell');
  return open;
}
