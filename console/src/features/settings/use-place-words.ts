import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SettingName } from '../../../../shared/domain/settings/settings.ts';
import { useSaid } from '../../language/use-language.ts';
import type { FieldName } from './shape.ts';
import { isSetting } from './shapes.ts';

/** Where in a value something is, as people find it: the title of an entry, and of its field. */
export function usePlaceWords(name: SettingName, value: unknown): (path: string) => string {
  const { t } = useTranslation('settings');
  const said = useSaid();
  return (path) => {
    if (path === '') return '';
    let at = value;
    return path
      .split('.')
      .map((part, depth) => {
        at = (at as Readonly<Record<string, unknown>> | undefined)?.[part];
        if (/^\d+$/.test(part)) return titleIn(at, said) ?? `№ ${String(Number(part) + 1)}`;
        const isOther = depth === 0 && part !== name && at === undefined;
        return isOther && isSetting(part) ? t(`name.${part}`) : fieldWords(part, t);
      })
      .join(' → ');
  };
}

const fieldWords = (part: string, t: ReturnType<typeof useTranslation<'settings'>>['t']): string =>
  i18next.exists(`settings:field.${part}`) ? t(`field.${part as FieldName}`) : part; // it exists

type Entry = { readonly title?: Parameters<ReturnType<typeof useSaid>>[0]; readonly name?: unknown };

/** What an entry is called, if it is called anything. */
function titleIn(entry: unknown, said: ReturnType<typeof useSaid>): string | undefined {
  const { title, name } = (entry ?? {}) as Entry; // settings hold entries
  if (title && said(title) !== '') return said(title);
  return typeof name === 'string' && name !== '' ? name : undefined;
}
