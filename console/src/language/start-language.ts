import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstLanguage, languages } from './languages.ts';

type Catalogue = { readonly default: Readonly<Record<string, unknown>> };

/** `../features/tasks/tasks.ru.json` and the like: each is read when its feature is. */
const catalogues = import.meta.glob<Catalogue>('../**/*.{ru,en}.json');
const byName = new Map(
  Object.entries(catalogues).map(([path, read]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), read]),
);

const fromFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const read = byName.get(`${namespace}.${language}`);
    if (!read) {
      done(new Error(`no catalogue ${namespace}.${language}.json`), null);
      return;
    }
    void read().then(
      ({ default: texts }) => done(null, texts),
      (error: unknown) => done(error as Error, null),
    );
  },
};

/** The words every page needs; the others come with their features. */
const everywhere = ['app', 'ui', 'words'];

export async function startLanguage(): Promise<void> {
  await i18next
    .use(fromFiles)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      supportedLngs: languages,
      fallbackLng: false,
      ns: everywhere,
      defaultNS: 'app',
      keySeparator: '.',
      interpolation: { escapeValue: false }, // React escapes
      returnNull: false,
    });
}
