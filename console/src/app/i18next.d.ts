import type app from './app.en.json';
import type ui from '../ui/ui.en.json';
import type words from '../language/words.en.json';
import type entry from '../entry/entry.en.json';
import type forms from '../forms/forms.en.json';
import type moves from '../moves/moves.en.json';
import type day from '../features/day/day.en.json';
import type boards from '../features/boards/boards.en.json';
import type cards from '../features/cards/cards.en.json';
import type refresh from '../features/refresh/refresh.en.json';
import type comeback from '../features/return/return.en.json';
import type campaigns from '../features/campaigns/campaigns.en.json';
import type figures from '../features/figures/figures.en.json';
import type planning from '../features/planning/planning.en.json';
import type imports from '../features/imports/imports.en.json';
import type quarantine from '../features/quarantine/quarantine.en.json';
import type operator from '../features/operator/operator.en.json';
import type settings from '../features/settings/settings.en.json';
import type reference from '../features/reference/reference.en.json';

declare module 'i18next' {
  type CustomTypeOptions = {
    defaultNS: 'app';
    returnNull: false;
    resources: {
      app: typeof app;
      ui: typeof ui;
      words: typeof words;
      problems: Record<string, string>;
      entry: typeof entry;
      forms: typeof forms;
      moves: typeof moves;
      day: typeof day;
      boards: typeof boards;
      cards: typeof cards;
      refresh: typeof refresh;
      return: typeof comeback;
      campaigns: typeof campaigns;
      figures: typeof figures;
      planning: typeof planning;
      imports: typeof imports;
      quarantine: typeof quarantine;
      operator: typeof operator;
      settings: typeof settings;
      reference: typeof reference;
    };
  };
}
