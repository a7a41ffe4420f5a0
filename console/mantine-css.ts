/** Mantine’s style sheets as the pages need them, and the variables of the theme as one more. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import type { Plugin } from 'vite';
import { cssVariables, theme } from './src/ui/theme.ts';

const themeId = 'virtual:theme.css';
const baseId = 'virtual:mantine';
const styles = join(import.meta.dirname, '../node_modules/@mantine/core/styles');
const everywhere = ['baseline.css', 'global.css'].map((name) => `import '@mantine/core/styles/${name}';`).join('\n');

/**
 * A built page loads the styles of those components alone that it draws: each component’s module brings its own sheet along.
 * All of them are 41 KB gzip, which is a sixth of a first load. While pages are written everything is there.
 */
export function mantineCss(): Plugin {
  let isBuilt = false;
  return {
    name: 'mantine-css',
    configResolved: ({ command }) => {
      isBuilt = command === 'build';
    },
    resolveId: (asked) => (asked === themeId || asked === baseId ? `\0${asked}` : undefined),
    load: (asked) => {
      if (asked === `\0${baseId}`) return isBuilt ? everywhere : `import '@mantine/core/styles.css';`;
      if (asked === `\0${themeId}`)
        return convertCssVariables(cssVariables(mergeMantineTheme(DEFAULT_THEME, theme)), ':root');
      return undefined;
    },
    transform: (code, id) => {
      if (!isBuilt || !id.includes('/@mantine/core/esm/')) return undefined;
      const sheet = `${basename(id, '.mjs')}.css`;
      return existsSync(join(styles, sheet)) ? `import '@mantine/core/styles/${sheet}';\n${code}` : undefined;
    },
  };
}
