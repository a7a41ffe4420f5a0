import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { embeddedForm } from './embedded-form.ts';
import { mantineCss } from './mantine-css.ts';

const folder = import.meta.dirname;

export default defineConfig({
  root: folder,
  publicDir: `${folder}/public`,
  cacheDir: `${folder}/../.local/vite`,
  plugins: [react(), mantineCss(), embeddedForm()],
  build: {
    outDir: process.env.VORONKA_CONSOLE_FOLDER ?? `${folder}/../.local/console`,
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'], // those that know light-dark(), which would else be put into other words
    assetsInlineLimit: 0, // a page may load images of its own origin only, and `data:` is none
    modulePreload: { polyfill: false },
    manifest: true,
  },
});
