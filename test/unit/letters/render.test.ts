import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { sampleFrame, sampleVariables } from '../../../letters/samples.ts';
import type { LetterVariables } from '../../../shared/domain/refresh/letter.ts';
import { letterProblems } from '../../../shared/letters/problems.ts';
import { renderLetter } from '../../../shared/letters/render.ts';

const letter = (body: string, subject = 'Письмо', preheader = 'О чём') => ({ subject, preheader, body });
const render = (body: string, variables: Partial<LetterVariables> = {}) =>
  renderLetter(letter(body), { ...sampleVariables.ru, ...variables }, sampleFrame('ru'));

describe('A letter', () => {
  it('is its Markdown as text, and the same as HTML, with sender and way out under both', () => {
    const { subject, text, html } = render('{{greeting}}\n\n**Жирно** и [ссылка](https://plant.example/a?b=1&c=2).');
    expect(subject).toBe('Письмо');
    expect(text).toBe(
      'Иван Петрович, здравствуйте!\n\n**Жирно** и [ссылка](https://plant.example/a?b=1&c=2).\n\n-- \n' +
        'ООО «Демо-завод», 100000, Примерск, ул. Учебная, 1\n' +
        'Вы получили это письмо, потому что согласились получать письма от нас.\n' +
        'Отписаться: https://voronka.example/u/preview\n',
    );
    expect(html).toContain('<strong>Жирно</strong> и <a class="link" href="https://plant.example/a?b=1&#38;c=2"');
    expect(html).toContain('ООО «Демо-завод», 100000, Примерск, ул. Учебная, 1');
    expect(html).toContain('href="https://voronka.example/u/preview"');
    expect(html).toContain('<html lang="ru">');
  });

  it('has no way out when it is a service letter', () => {
    const { unsubscribeUrl: _none, ...frame } = sampleFrame('en');
    const { html, text } = renderLetter(letter('Hello'), sampleVariables.en, frame);
    expect(text).toBe('Hello\n\n-- \nDemo Plant LLC, 1 Training Street, Sampletown 100000\n');
    expect(html).not.toContain('Unsubscribe');
  });

  it('says what is known and leaves out what is not', () => {
    const body =
      '{{#if company}}Для {{company}}.{{else}}Для вас.{{/if}}{{#each offers}} {{title}}{{#if until}} до {{until}}{{/if}}.{{/each}}';
    expect(render(body).text).toContain('Для Учебный молочный завод. Запасной вентилятор в подарок до 30 июня.');
    const { company: _company, ...unknown } = sampleVariables.ru;
    const { text } = renderLetter(
      letter(body),
      { ...unknown, offers: [{ title: 'Скидка', text: '' }] },
      sampleFrame('ru'),
    );
    expect(text).toContain('Для вас. Скидка.');
  });

  it('shows what people have written as letters, whatever they wrote', () => {
    const nasty =
      '<script>alert(1)</script> [сюда](https://evil.example) **x** www.evil.example # {{greeting}} &amp; a@b.example';
    const { html, text } = render('Для {{company}}.', { company: nasty });
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html.match(/<a /g)).toHaveLength(1); // the way out
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<strong>');
    expect(text).toContain(nasty);
  });

  it('keeps every value on one line, in the text and in the subject', () => {
    const { subject, text } = renderLetter(
      letter('Для {{company}}.', 'К {{wakeUpOn}}'),
      { ...sampleVariables.ru, company: ' ООО\r\n\r\n# Заголовок\u0000 ', wakeUpOn: '1 июня\r\nBcc: x@y.example' },
      sampleFrame('ru'),
    );
    expect(text).toContain('Для ООО # Заголовок.');
    expect(subject).toBe('К 1 июня Bcc: x@y.example');
  });

  it('never lets a value become an element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (company) => {
        const { html } = render('Для «{{company}}» и всё.', { company });
        const [, inner = ''] = /<p style="[^"]*">Для «(.*)» и всё\.<\/p>/s.exec(html) ?? [];
        expect(inner).not.toMatch(/<(?!br>)/);
        const shown = inner
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(shown).toBe(company.replace(/[\p{Cc}\s]+/gu, ' ').trim());
      }),
      { numRuns: 500 },
    );
  });

  it('writes tables, lists, quotes and headings with their own styles, and shows HTML instead of obeying it', () => {
    const { html } = render(
      '## Заголовок\n\n- раз\n- два\n\n1. первое\n\n> слова\n\n| а | б |\n|---|---|\n| в | 6 200 |\n\n<b>не жирно</b> ![подпись](https://x.example/a.png) [плохо](javascript:alert)',
    );
    expect(html).toMatch(/<h2 [^>]*>Заголовок<\/h2>/);
    expect(html).toMatch(/<ul [^>]*><li [^>]*>раз<\/li><li [^>]*>два<\/li><\/ul>/);
    expect(html).toMatch(/<ol [^>]*><li [^>]*>первое<\/li><\/ol>/);
    expect(html).toMatch(/<blockquote [^>]*><p [^>]*>слова<\/p><\/blockquote>/);
    expect(html).toMatch(/<td class="cell" align="right" style="[^"]*;white-space:nowrap">6 200<\/td>/);
    expect(html).toMatch(/<td class="cell" align="left" style="[^"]*">в<\/td>/);
    expect(html).toContain('&#60;b&#62;не жирно&#60;/b&#62; подпись плохо');
  });
});

describe('What is wrong with a letter is told', () => {
  const variables =
    'greeting, plant.name, manager.name, manager.phone, company, product, quote, quote.number, quote.date, quote.amount, wakeUpOn';
  it.each([
    ['nothing', letter('{{greeting}} {{#if company}}{{company}}{{/if}} {{#if quote}}{{quote.number}}{{/if}}'), []],
    ['a comment is nothing', letter('{{! for whom }}x'), []],
    [
      'an unknown variable',
      letter('{{firstName}}'),
      [`body: {{firstName}} is no variable here; these are: ${variables}`],
    ],
    [
      'one that may be missing',
      letter('{{company}}'),
      ['body: {{company}} is not always known: put it into {{#if …}}'],
    ],
    [
      'one that is missing where it was found missing',
      letter('{{#if company}}x{{else}}{{company}}{{/if}}'),
      ['body: {{company}} is not always known: put it into {{#if …}}'],
    ],
    [
      'one asked for by another’s name',
      letter('{{#if quote}}{{company}}{{/if}}'),
      ['body: {{company}} is not always known: put it into {{#if …}}'],
    ],
    [
      'a question for what there is not',
      letter('{{#if age}}x{{/if}}'),
      [`body: {{age}} is no variable here; these are: ${variables}`],
    ],
    [
      'an offer’s field outside of the offers',
      letter('{{title}}'),
      [`body: {{title}} is no variable here; these are: ${variables}`],
    ],
    [
      'an offer’s field that may be missing',
      letter('{{#each offers}}{{until}}{{/each}}'),
      ['body: {{until}} is not always known: put it into {{#if …}}'],
    ],
    [
      'a variable of the letter among the offers',
      letter('{{#each offers}}{{greeting}}{{/each}}'),
      ['body: {{greeting}} is no variable here; these are: title, text, until'],
    ],
    [
      'another block',
      letter('{{#with quote}}x{{/with}}'),
      ['body: {{#with quote}} is not allowed; {{#if variable}} and {{#each offers}} are'],
    ],
    [
      'a list there is not',
      letter('{{#each company}}x{{/each}}'),
      ['body: {{#each company}} is not allowed; {{#if variable}} and {{#each offers}} are'],
    ],
    ['HTML in three braces', letter('{{{greeting}}}'), ['body: {{greeting}} may only be a variable in two braces']],
    ['a call', letter('{{lookup quote "number"}}'), ['body: {{lookup}} may only be a variable in two braces']],
    ['a part from elsewhere', letter('{{> footer}}'), ['body: PartialStatement is not allowed']],
    [
      'no template at all',
      letter('{{#if company}}x'),
      [expect.stringMatching(/^body: is no template: Parse error on line 1/)],
    ],
    [
      'words of people outside in the subject',
      letter('x', '{{#if company}}{{company}}{{/if}}'),
      [
        'subject: {{company}} is no variable here; these are: plant.name, quote, quote.number, quote.date, quote.amount, wakeUpOn',
      ],
    ],
    [
      'the preheader too',
      letter('x', 'x', '{{age}}'),
      [`preheader: {{age}} is no variable here; these are: ${variables}`],
    ],
  ])('%s', (_what, written, problems) => {
    expect(letterProblems(written)).toEqual(problems);
  });
});
