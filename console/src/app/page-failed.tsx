import { useRouteError } from 'react-router';
import { Failed } from '../ui/shown.tsx';

/** A page that could not be shown; after a deploy its old parts are gone, and it has to be loaded anew. */
export function PageFailed() {
  return <Failed error={useRouteError()} again={() => window.location.reload()} />;
}
