/** What machines, their states and our functions are called on the page. */
import { useTranslation } from 'react-i18next';
import type { Machine } from './api.ts';

/** The way a name is written in a catalogue, where dots and colons mean something else. */
const keyOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

const overdue = ': is it overdue';

/** What a state of a machine is called. A graph may be older than the page: a state it does not know keeps its name. */
export function useStateName(): (state: string) => string {
  const { t, i18n } = useTranslation('operator');
  const named = (state: string): string => {
    const key = `inGraph.${keyOf(state)}`;
    return i18n.exists(`operator:${key}`) ? (t as (of: string) => string)(key) : state;
  };
  return (state) =>
    state.endsWith(overdue) ? t('isOverdue', { state: named(state.slice(0, -overdue.length)) }) : named(state);
}

/** What a function of a folder does. */
export function useFunctionName(): (folder: string) => string {
  const { t, i18n } = useTranslation('operator');
  return (folder) => {
    const key = `function.${keyOf(folder)}`;
    return i18n.exists(`operator:${key}`) ? (t as (of: string) => string)(key) : folder;
  };
}

/** What a machine follows. */
export function useMachineName(): (machine: Machine) => string {
  const { t } = useTranslation('operator');
  return (machine) => t(`machine.${machine}`);
}
