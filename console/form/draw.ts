/** The form as elements of the page. */
import type { Form, FormField } from '../../shared/domain/forms/form.ts';
import { looksLikeEmail, looksLikePhone } from './checks.ts';
import { type Language, words } from './words.ts';

const kinds: Readonly<Partial<Record<FormField, { type: string; autocomplete: AutoFill; inputMode?: string }>>> = {
  name: { type: 'text', autocomplete: 'name' },
  company: { type: 'text', autocomplete: 'organization' },
  email: { type: 'email', autocomplete: 'email', inputMode: 'email' },
  phone: { type: 'tel', autocomplete: 'tel', inputMode: 'tel' },
};

type Input = HTMLInputElement | HTMLTextAreaElement;
/** One question, and what is wrong with its answer, if anything is. */
type Asked = { readonly input: Input; readonly problem: () => string | undefined };

export type Drawn = {
  readonly form: HTMLFormElement;
  /** Shows what is wrong, and goes there; whether nothing is. */
  readonly check: () => boolean;
  /** What was filled in. */
  readonly fields: () => [string, string][];
  readonly busy: (isBusy: boolean) => void;
  /** Says how it goes, above the button. */
  readonly say: (text: string) => void;
};

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Readonly<Record<string, unknown>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Draws a form; nothing of it is sent by the browser itself. */
export function draw({ id, title, fields, consents, submit }: Form, language: Language): Drawn {
  const said = words[language];
  const form = element('form', { noValidate: true });
  const asked: Asked[] = fields.map(({ name, required }) => {
    const input: Input =
      name === 'message'
        ? element('textarea', { name, maxLength: 8000 })
        : element('input', { name, type: 'text', maxLength: 200, ...kinds[name] });
    input.required = required;
    input.id = `voronka-${id}-${name}`;
    const label = element('label', { htmlFor: input.id }, `${said.fields[name]}${required ? ' *' : ''}`);
    form.append(element('div', {}, label, input));
    return { input, problem: () => problemOf(name, input.value, required, language) };
  });
  const has = (name: string): boolean => (form.elements.namedItem(name) as Input | null)?.value.trim() !== '';
  const contact = asked.filter(({ input }) => input.name === 'email' || input.name === 'phone');
  const questions = asked.map((one) =>
    one === contact[0]
      ? {
          ...one,
          problem: () =>
            one.problem() ?? (contact.some(({ input }) => has(input.name)) ? undefined : said.contactNeeded),
        }
      : one,
  );
  const boxes = consents.map(({ purpose, textVersion, text, url, required = false }): Asked => {
    const input = element('input', { type: 'checkbox', name: `consent_${purpose}`, value: textVersion, required });
    input.id = `voronka-${id}-consent-${purpose}`;
    const label = element('label', { htmlFor: input.id });
    label.append(
      url === undefined
        ? text[language]
        : element('a', { href: url, target: '_blank', rel: 'noopener' }, text[language]),
    );
    if (required) label.append(' *');
    form.append(element('div', { className: 'consent' }, input, label));
    return { input, problem: () => (required && !input.checked ? said.consentNeeded : undefined) };
  });
  const trap = element('input', { name: 'website', tabIndex: -1, autocomplete: 'off' });
  form.append(element('div', { className: 'trap', ariaHidden: 'true' }, element('label', {}, 'Website', trap)));
  const status = element('p', { role: 'status' });
  const button = element('button', { type: 'submit' }, submit[language]);
  form.prepend(element('h2', {}, title[language]));
  form.append(status, button);
  const all = [...questions, ...boxes];
  for (const one of all) {
    one.input.addEventListener('blur', () => show(one));
    one.input.addEventListener('input', () => one.input.ariaInvalid === 'true' && show(one));
  }
  return {
    form,
    check: () => {
      const wrong = all.filter((one) => show(one) !== undefined);
      wrong[0]?.input.focus();
      return wrong.length === 0;
    },
    fields: () =>
      [...new FormData(form)].flatMap(([name, value]) =>
        typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()] as [string, string]] : [],
      ),
    busy: (isBusy) => {
      button.disabled = isBusy;
    },
    say: (text) => {
      status.textContent = text;
    },
  };
}

function problemOf(name: FormField, value: string, required: boolean, language: Language): string | undefined {
  const said = words[language];
  if (value.trim() === '') return required ? said.required : undefined;
  if (name === 'email' && !looksLikeEmail(value)) return said.emailWrong;
  return name === 'phone' && !looksLikePhone(value) ? said.phoneWrong : undefined;
}

/** Says under a question what is wrong with its answer. */
function show({ input, problem }: Asked): string | undefined {
  const text = problem();
  const place = input.parentElement;
  const id = `${input.id}-wrong`;
  place?.querySelector('.wrong')?.remove();
  input.ariaInvalid = String(text !== undefined);
  input.removeAttribute('aria-describedby');
  if (text === undefined || !place) return text;
  input.setAttribute('aria-describedby', id);
  place.append(element('p', { className: 'wrong', id }, text));
  return text;
}
