/** What a request said, by field; nothing where it is neither JSON nor a form. */
export function partsOfBody(body: string, contentType: string | undefined): readonly (readonly [string, string])[] {
  if (contentType?.includes('form-urlencoded')) return [...new URLSearchParams(body)];
  try {
    const said: unknown = JSON.parse(body);
    return said !== null && typeof said === 'object' ? Object.entries(said).map(inWords) : [];
  } catch {
    return [];
  }
}

const inWords = ([name, value]: [string, unknown]): [string, string] => [
  name,
  typeof value === 'string' ? value : JSON.stringify(value),
];
