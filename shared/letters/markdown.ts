/** Markdown as HTML for mail programs: every element carries its style, since many of them read nothing else. */
import { Marked, type RendererObject } from 'marked';

const text = 'margin:0 0 16px;font-size:16px;line-height:1.55';
const styles = {
  heading: 'margin:24px 0 12px;font-size:20px;line-height:1.3;font-weight:600',
  list: 'margin:0 0 16px;padding:0 0 0 22px',
  item: 'margin:0 0 6px;font-size:16px;line-height:1.55',
  quote: 'margin:0 0 16px;padding:4px 0 4px 16px;border-left:3px solid #c3ccd6',
  table: 'width:100%;margin:0 0 16px;border-collapse:collapse',
  cell: 'padding:7px 8px;border-bottom:1px solid #dde3ea;font-size:15px;line-height:1.4;vertical-align:top',
} as const;

const html = (characters: string): string =>
  characters.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** Web addresses and mail only: nothing that runs. */
const isSafe = (href: string): boolean => /^(https:\/\/|mailto:)/i.test(href);

const renderer: RendererObject = {
  heading({ tokens }) {
    return `<h2 class="strong" style="${styles.heading}">${this.parser.parseInline(tokens)}</h2>`;
  },
  paragraph({ tokens }) {
    return `<p style="${text}">${this.parser.parseInline(tokens)}</p>`;
  },
  list({ ordered, items }) {
    const tag = ordered ? 'ol' : 'ul';
    return `<${tag} style="${styles.list}">${items.map((item) => this.listitem(item)).join('')}</${tag}>`;
  },
  listitem({ tokens }) {
    const inner = tokens.map((token) => ('tokens' in token ? this.parser.parseInline(token.tokens ?? []) : ''));
    return `<li style="${styles.item}">${inner.join('<br>')}</li>`;
  },
  blockquote({ tokens }) {
    return `<blockquote class="quote" style="${styles.quote}">${this.parser.parse(tokens)}</blockquote>`;
  },
  table({ header, rows }) {
    const row = (cells: typeof header, tag: 'th' | 'td'): string =>
      `<tr>${cells
        .map(({ tokens, align }, n) => {
          const side = align ?? (n === 0 ? 'left' : 'right');
          const wrap = side === 'right' ? ';white-space:nowrap' : ''; // figures stay in one piece
          return `<${tag} class="cell" align="${side}" style="${styles.cell};text-align:${side}${wrap}">${this.parser.parseInline(tokens)}</${tag}>`;
        })
        .join('')}</tr>`;
    const body = rows.map((cells) => row(cells, 'td')).join('');
    return `<table class="table" width="100%" cellpadding="0" cellspacing="0" style="${styles.table}">${row(header, 'th')}${body}</table>`;
  },
  link({ href, tokens }) {
    const inner = this.parser.parseInline(tokens);
    return isSafe(href) ? `<a class="link" href="${html(href)}" style="color:#0b5fae">${inner}</a>` : inner;
  },
  image: ({ text: instead }) => html(instead),
  html: ({ text: written }) => html(written),
};

const marked = new Marked({ gfm: true, breaks: false, async: false }, { renderer });

/** @param source Markdown; HTML in it is shown, not obeyed */
export const htmlOf = (source: string): string => marked.parse(source, { async: false });

/** Every value written so that Markdown reads it as the letters it is. */
export const escaped = (value: string): string => value.replace(/[!-/:-@[-`{-~]/g, '\\$&');
