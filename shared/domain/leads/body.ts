/** The body of a request as fields: JSON, or form-encoded with `utm_source` and `consent_marketing` for what JSON nests. */

export type Fields = Readonly<Record<string, unknown>>;
export type ReadBody = { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly cause: string };

export function readBody(rawBody: string, contentType: string): ReadBody {
  if (contentType.toLowerCase().includes('application/x-www-form-urlencoded'))
    return { ok: true, fields: nested(Object.fromEntries(new URLSearchParams(rawBody))) };
  try {
    const value: unknown = JSON.parse(rawBody);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { ok: true, fields: nested(value as Fields) }; // an object, as just checked
    return { ok: false, cause: 'the body is JSON, but not an object' };
  } catch {
    return { ok: false, cause: 'the body is neither JSON nor form-encoded' };
  }
}

const prefixed = (fields: Fields, prefix: string): [string, unknown][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as [string, unknown]] : [],
  );

/** `utm_source=x` becomes `utm: { source: x }`, `consent_marketing=v3` a consent of that text version. */
function nested(fields: Fields): Fields {
  const utm = prefixed(fields, 'utm_');
  const consents = prefixed(fields, 'consent_')
    .filter(([, textVersion]) => textVersion !== '') // a box left empty
    .map(([purpose, textVersion]) => ({ purpose, textVersion }));
  return {
    ...fields,
    ...(utm.length > 0 && fields['utm'] === undefined && { utm: Object.fromEntries(utm) }),
    ...(consents.length > 0 && fields['consents'] === undefined && { consents }),
  };
}
