import type { Language } from '../../../shared/domain/refresh/letter.ts';
import { Reply } from '../../../shared/lambda/api-route.ts';

const style =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1rem;color:#1c2733;background:#fff}' +
  'button{font:inherit;display:block;width:100%;margin:.6rem 0;padding:.7rem 1rem;border:1px solid #0b5fae;border-radius:8px;background:#fff;color:#0b5fae;cursor:pointer}' +
  '@media(prefers-color-scheme:dark){body,button{background:#14181d;color:#e6ebf0}button{border-color:#7fbcff;color:#7fbcff}}';

/** A page for visitors, who have none of ours open: it loads nothing and runs nothing. `content` is HTML. */
export function plainPage(language: Language, title: string, content: string, status = 200): Reply<string> {
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`;
  return new Reply(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      'referrer-policy': 'no-referrer',
    },
  });
}
