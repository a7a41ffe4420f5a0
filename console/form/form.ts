/**
 * The form that a site embeds: `<script src="https://sales.plant.example/form.js" data-form="request" async></script>`.
 * It stands where the script does, or in the element that `data-into` names. `data-style="none"` leaves its look to the site,
 * `data-language` says its language. Without `data-form` it only remembers where the visitor came from.
 */
import type { Form } from '../../shared/domain/forms/form.ts';
import { draw, type Drawn } from './draw.ts';
import { firstTouch } from './first-touch.ts';
import { sendForm } from './send.ts';
import { style } from './style.ts';
import { type Language, words } from './words.ts';

type Opened = Form & { readonly nonce: string };

const script = document.currentScript as HTMLScriptElement | null; // of a script that is no module
const touch = firstTouch(window.location, document.referrer, siteStorage());

async function embed(from: HTMLScriptElement, formId: string): Promise<void> {
  const api = new URL('/api', from.src).href;
  const language = languageOf(from.dataset['language'] ?? document.documentElement.lang);
  const place = placeOf(from);
  const opened = await open(api, formId);
  if (!opened) {
    place.append(words[language].unavailable);
    return;
  }
  const drawn = draw(opened, language);
  drawn.form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (drawn.check()) void submit(drawn);
  });
  place.replaceChildren(drawn.form);

  let { nonce } = opened;
  async function submit({ fields, busy, say }: Drawn): Promise<void> {
    busy(true);
    say(words[language].sending);
    const filled = new URLSearchParams([...fields(), ...Object.entries(touch), ['form', formId], ['nonce', nonce]]);
    const sent = await sendForm(`${api}/leads`, filled, () => say(words[language].waiting));
    if (sent === 'taken') {
      done();
      return;
    }
    busy(false);
    say(words[language][sent === 'refused' ? 'refused' : 'failed']);
    if (sent === 'refused') nonce = (await open(api, formId))?.nonce ?? nonce; // what is corrected is another request
  }

  function done(): void {
    if (opened?.redirectUrl !== undefined) {
      window.location.assign(opened.redirectUrl);
      return;
    }
    const thanks = document.createElement('p');
    thanks.setAttribute('role', 'status');
    thanks.tabIndex = -1;
    thanks.textContent = opened?.thanks[language] ?? '';
    drawn.form.replaceWith(thanks);
    thanks.focus();
  }
}

async function open(api: string, formId: string): Promise<Opened | undefined> {
  const answer = await fetch(`${api}/forms/${encodeURIComponent(formId)}`, { credentials: 'omit' }).catch(
    () => undefined,
  );
  return answer?.ok === true ? ((await answer.json()) as Opened) : undefined; // by its contract
}

const languageOf = (tag: string): Language => (tag.slice(0, 2) === 'en' ? 'en' : 'ru');

/** The storage of the site, where its visitor lets it have one. */
function siteStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined; // blocked: reading the property itself throws
  }
}

/** Where the form stands: with a look of its own apart from the site’s styles, without one among them. */
function placeOf(from: HTMLScriptElement): HTMLElement | ShadowRoot {
  const { into, style: look } = from.dataset;
  const named = into === undefined ? null : document.querySelector<HTMLElement>(into);
  const place = named ?? document.createElement('div');
  if (!named) from.after(place);
  if (look === 'none') return place;
  const sheet = new CSSStyleSheet(); // a site may forbid styles within its pages, but not these
  sheet.replaceSync(style);
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return root;
}

if (script?.dataset['form'] !== undefined) void embed(script, script.dataset['form']);
