/** How the console looks: one theme, of which the build writes the CSS, so that no page needs a style of its own inline. */
import { createTheme, type CSSVariablesResolver, DEFAULT_THEME, defaultCssVariablesResolver } from '@mantine/core';

const coloured = Object.keys(DEFAULT_THEME.colors).filter((name) => name !== 'dark' && name !== 'gray');

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  fontFamily: '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, "Roboto Mono", "Noto Sans Mono", monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '650' },
  components: {
    // nothing may write a style into the page: the scroll lock does
    Modal: { defaultProps: { lockScroll: false, centered: true } },
    Drawer: { defaultProps: { lockScroll: false } },
    Spotlight: { defaultProps: { lockScroll: false } },
    SegmentedControl: { defaultProps: { transitionDuration: 0 } }, // a choice is seen at once
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});

const onEach = (shade: (name: string) => Record<string, string>): Record<string, string> =>
  Object.assign({}, ...coloured.map(shade)) as Record<string, string>;

/** Mantine’s own variables, darker or lighter where its text would not reach the contrast of 4.5 (WCAG 2.2, 1.4.3). */
export const cssVariables: CSSVariablesResolver = (merged) => {
  const { variables, light, dark } = defaultCssVariablesResolver(merged);
  return {
    variables,
    light: {
      ...light,
      '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
      '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
      '--mantine-color-error': 'var(--mantine-color-red-9)',
      '--mantine-color-anchor': 'var(--mantine-color-indigo-8)',
      ...onEach((name) => ({
        [`--mantine-color-${name}-outline`]: `color-mix(in srgb, var(--mantine-color-${name}-9), black 20%)`,
        [`--mantine-color-${name}-light-color`]: `color-mix(in srgb, var(--mantine-color-${name}-9), black 25%)`,
      })),
    },
    dark: {
      ...dark,
      '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
      '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
      '--mantine-color-error': 'var(--mantine-color-red-4)',
      '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
      ...onEach((name) => ({
        [`--mantine-color-${name}-outline`]: `var(--mantine-color-${name}-3)`,
      })),
    },
  };
};
