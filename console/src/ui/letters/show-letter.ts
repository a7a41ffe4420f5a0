/**
 * Puts a letter into the document of a frame. Pages may not have styles of their own inline, and a frame without an address
 * inherits that; what a script sets is allowed, and so the styles of a letter are set one by one.
 * Whether it is shown light or dark is not left to the screen, whose reader wants to see both.
 */
export function showLetter(html: string, inside: Document, isDark: boolean): void {
  const sheets: string[] = [];
  const bare = html
    .replaceAll(/<style[^>]*>([\s\S]*?)<\/style>/gi, (_whole, css: string) => {
      sheets.push(css);
      return '';
    })
    .replaceAll(/\sstyle="/g, ' data-style="'); // quotes within its words are escaped
  const letter = new DOMParser().parseFromString(bare, 'text/html');
  inside.documentElement.lang = letter.documentElement.lang;
  inside.body.replaceChildren(...[...letter.body.childNodes].map((node) => inside.importNode(node, true)));
  for (const element of inside.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset.style ?? '';
    delete element.dataset.style;
  }
  for (const link of inside.querySelectorAll('a[href]')) {
    link.setAttribute('title', link.getAttribute('href') ?? '');
    link.removeAttribute('href'); // nobody leaves the console by a letter that is looked at
  }
  const scheme = `:root { color-scheme: ${isDark ? 'dark' : 'light'} } body { margin: 0 }`;
  const asked = isDark ? 'all' : 'not all';
  inside.adoptedStyleSheets = [scheme, ...sheets].map((css) =>
    sheetOf(css.replaceAll(/@media\s*\(prefers-color-scheme:\s*dark\)/g, `@media ${asked}`), inside),
  );
}

function sheetOf(css: string, { defaultView }: Document): CSSStyleSheet {
  const sheet = new (defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
