/** The one frame of every letter: a column of 600 pixels that narrows on a phone, light or dark as its reader has it. */
import type { Language } from '../domain/refresh/letter.ts';

/** What stands under a letter: who sends it and from where, why it came, and the way out. */
export type Frame = {
  readonly language: Language;
  readonly sender: { readonly name: string; readonly address: string };
  /** Of the page where letters can be stopped. Service letters have none. */
  readonly unsubscribeUrl?: string;
};

const words = {
  ru: {
    why: 'Вы получили это письмо, потому что согласились получать письма от нас.',
    stop: 'Отписаться',
  },
  en: {
    why: 'You get this letter because you agreed to letters from us.',
    stop: 'Unsubscribe',
  },
} as const satisfies Record<Language, unknown>;

const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const style = `
  body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
  @media (max-width: 620px) { .inner { padding: 24px 18px !important; } .page { padding: 0 !important; } }
  @media (prefers-color-scheme: dark) {
    .page { background: #14181d !important; }
    .sheet { background: #1d232a !important; }
    .inner, .inner p, .inner li, .strong, .cell { color: #e6ebf0 !important; }
    .cell { border-color: #3a444f !important; }
    .quote { border-color: #55616e !important; }
    .small, .small p { color: #9aa7b4 !important; }
    .link { color: #7fbcff !important; }
  }`;

/** Outlook for Windows knows no max-width: it gets a table of its own. */
const outlook = (inner: string): string =>
  `<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->${inner}<!--[if mso]></td></tr></table><![endif]-->`;

const font = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

type Sheet = { readonly subject: string; readonly preheader: string; readonly body: string };

/** @param body HTML; subject and preheader are text */
export function framed({ subject, preheader, body }: Sheet, frame: Frame): string {
  const sheet = `<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto;background:#ffffff"><tr><td class="inner" style="padding:32px 36px;${font};color:#1c2733">${body}</td></tr><tr><td class="inner small" style="padding:0 36px 28px;${font};color:#66727f">${footer(frame)}</td></tr></table>`;
  return `<!doctype html>
<html lang="${frame.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${html(subject)}</title>
<style>${style}
</style>
</head>
<body>
<div style="display:none;max-height:0;overflow:hidden">${html(preheader)}${'&#847;&zwnj;&nbsp;'.repeat(60)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#eef1f4;padding:24px 0"><tr><td>
${outlook(sheet)}
</td></tr></table>
</body>
</html>
`;
}

const small = 'margin:0 0 6px;font-size:13px;line-height:1.5';

function footer({ language, sender, unsubscribeUrl }: Frame): string {
  const { why, stop } = words[language];
  const line = (text: string): string => `<p class="small" style="${small}">${text}</p>`;
  const out =
    unsubscribeUrl === undefined
      ? []
      : [line(`${why} <a class="link" href="${html(unsubscribeUrl)}" style="color:#0b5fae">${stop}</a>`)];
  return [line(`${html(sender.name)}, ${html(sender.address)}`), ...out].join('');
}

/** The same under the text part. */
export function footerText({ language, sender, unsubscribeUrl }: Frame): string {
  const { why, stop } = words[language];
  const out = unsubscribeUrl === undefined ? [] : [why, `${stop}: ${unsubscribeUrl}`];
  return ['-- ', `${sender.name}, ${sender.address}`, ...out].join('\n');
}
