/**
 * Builds a value on first use: importing a handler then reads no environment, opens no connection, and builds none of the
 * hundreds of schemas that one call needs a few of.
 */
export function lazily<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}
