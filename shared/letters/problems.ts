/** What is wrong with the text of a letter, before anybody gets it. */
import Handlebars from 'handlebars';
import type { LetterText } from '../domain/refresh/letter.ts';

type Kind = 'always' | 'maybe';
/** Every variable there is, and whether it is always known. */
const known: Readonly<Record<string, Kind>> = {
  greeting: 'always',
  'plant.name': 'always',
  'manager.name': 'always',
  'manager.phone': 'maybe',
  company: 'maybe',
  product: 'maybe',
  quote: 'maybe',
  'quote.number': 'maybe',
  'quote.date': 'maybe',
  'quote.amount': 'maybe',
  wakeUpOn: 'maybe',
};
const lists: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  offers: { title: 'always', text: 'always', until: 'maybe' },
};
/** What people outside have written stays out of headers. */
const inSubjects = ['plant.name', 'quote', 'quote.number', 'quote.date', 'quote.amount', 'wakeUpOn'];

type Scope = { readonly variables: Readonly<Record<string, Kind>>; readonly asked: readonly string[] };

/** @returns sentences, each naming the field and what is allowed there; none when the letter can be sent */
export const letterProblems = ({ subject, preheader, body }: LetterText): string[] => [
  ...problemsIn('subject', subject, only(inSubjects)),
  ...problemsIn('preheader', preheader, known),
  ...problemsIn('body', body, known),
];

const only = (names: readonly string[]): Readonly<Record<string, Kind>> =>
  Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name)));

function problemsIn(field: string, text: string, variables: Readonly<Record<string, Kind>>): string[] {
  const named = (problem: string): string => `${field}: ${problem}`;
  try {
    return inProgram(Handlebars.parse(text), { variables, asked: [] }).map(named);
  } catch (error) {
    return [named(`is no template: ${String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''}`)];
  }
}

const inProgram = (program: hbs.AST.Program | undefined, scope: Scope): string[] =>
  program?.body.flatMap((statement) => inStatement(statement, scope)) ?? [];

function inStatement(statement: hbs.AST.Statement, scope: Scope): string[] {
  if (statement.type === 'MustacheStatement') return inMustache(statement as hbs.AST.MustacheStatement, scope);
  if (statement.type === 'BlockStatement') return inBlock(statement as hbs.AST.BlockStatement, scope);
  return ['ContentStatement', 'CommentStatement'].includes(statement.type) ? [] : [`${statement.type} is not allowed`];
}

const nameOf = (expression: hbs.AST.Expression): string =>
  expression.type === 'PathExpression' ? (expression as hbs.AST.PathExpression).original : expression.type;

function inMustache({ path, params, escaped }: hbs.AST.MustacheStatement, { variables, asked }: Scope): string[] {
  const name = nameOf(path);
  if (!escaped || params.length > 0) return [`{{${name}}} may only be a variable in two braces`];
  const kind = variables[name];
  if (kind === undefined) return [unknown(name, variables)];
  const isAsked = asked.some((one) => name === one || name.startsWith(`${one}.`));
  return kind === 'maybe' && !isAsked ? [`{{${name}}} is not always known: put it into {{#if …}}`] : [];
}

const unknown = (name: string, variables: Scope['variables']): string =>
  `{{${name}}} is no variable here; these are: ${Object.keys(variables).join(', ')}`;

function inBlock(block: hbs.AST.BlockStatement, scope: Scope): string[] {
  const helper = nameOf(block.path);
  const name = nameOf(block.params[0] ?? block.path);
  const inverse = inProgram(block.inverse, scope);
  if (helper === 'if') return [...inIf(name, block, scope), ...inverse];
  const list = helper === 'each' ? lists[name] : undefined;
  if (!list) return [`{{#${helper} ${name}}} is not allowed; {{#if variable}} and {{#each offers}} are`];
  return [...inProgram(block.program, { variables: list, asked: [] }), ...inverse];
}

function inIf(name: string, { program }: hbs.AST.BlockStatement, scope: Scope): string[] {
  if (scope.variables[name] === undefined) return [unknown(name, scope.variables)];
  return inProgram(program, { ...scope, asked: [...scope.asked, name] });
}
