import { AddTask } from './add-task.tsx';
import { EnterLead } from './enter-lead.tsx';
import type { Entry } from './entry-context.ts';
import { OpenDeal } from './open-deal.tsx';
import { RecordActivity } from './record-activity.tsx';

/** The form for what is to be entered. */
export function EntryForms({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  switch (entry.what) {
    case 'lead':
      return <EnterLead onClose={onClose} />;
    case 'deal':
      return <OpenDeal account={entry.account} onClose={onClose} />;
    case 'activity':
      return <RecordActivity subject={entry.subject} onClose={onClose} />;
    case 'task':
      return <AddTask subject={entry.subject} onClose={onClose} />;
  }
}
