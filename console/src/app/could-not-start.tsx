/** What is shown when not even the words could be read: in both languages, with nothing but what the browser brings. */
export function CouldNotStart({ error }: { readonly error: unknown }) {
  return (
    <main className="could-not-start">
      <h1>Voronka</h1>
      <p lang="ru">Не удалось загрузить страницу. Проверьте соединение и обновите её.</p>
      <p lang="en">The page could not be loaded. Check the connection and load it again.</p>
      <pre>{String(error)}</pre>
    </main>
  );
}
