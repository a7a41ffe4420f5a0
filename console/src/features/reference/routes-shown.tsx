import 'swagger-ui-dist/swagger-ui.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import SwaggerUIBundle, { type Plugin } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { useSession } from '../../api/use-session.ts';
import classes from './reference.module.css';

/** Where the API answers, on the origin of the page. */
const server = '/api';

const layout = 'RoutesAlone';

/** The page has a title, one server and a sign-in of its own: of Swagger UI it shows the routes alone, and what they are filtered by. */
const routesAlone: Plugin = ({ React: { createElement } }) => ({
  components: {
    [layout]: ({ getComponent }) =>
      createElement(
        'div',
        { className: 'swagger-ui' },
        ...['errors', 'FilterContainer', 'operations'].map((name) => createElement(getComponent(name, true))),
      ),
  },
  wrapComponents: { authorizeOperationBtn: () => () => null },
});

/** The routes of an OpenAPI document; requests carry the sign-in of whoever looks. */
export function Routes({ of }: { readonly of: object }) {
  const { t } = useTranslation('reference');
  const session = useSession();
  const node = useRef<HTMLDivElement>(null);
  useDarkMode();
  useEffect(() => {
    if (!node.current) return;
    SwaggerUIBundle({
      domNode: node.current,
      spec: { ...of, servers: [{ url: server }] },
      docExpansion: 'none',
      filter: true,
      validatorUrl: null, // nothing of ours goes to others to be looked at
      persistAuthorization: false,
      displayRequestDuration: true,
      defaultModelsExpandDepth: -1,
      supportedSubmitMethods: ['get', 'post', 'put', 'patch', 'delete'],
      showMutatedRequest: false, // the token is nobody’s to copy
      layout,
      plugins: [routesAlone],
      requestInterceptor: async (request) => {
        const token = await session.token();
        if (token === undefined) return request;
        return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
      },
    });
  }, [of, session]);
  return <section ref={node} aria-label={t('label')} className={classes.routes} />;
}

/** Swagger UI has colours of its own, and is told by a class of the page which. */
function useDarkMode(): void {
  const scheme = useComputedColorScheme();
  useEffect(() => {
    const { classList } = document.documentElement;
    classList.toggle('dark-mode', scheme === 'dark');
    return () => classList.remove('dark-mode');
  }, [scheme]);
}
