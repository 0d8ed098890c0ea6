/** A page that broke: loaded anew once if it only missed its code, else told. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';

import { isMissingCode, mayReload } from './missing-code';

export function RouteFailure() {
  const error = useRouteError();
  useEffect(() => {
    if (isMissingCode(error) && mayReload(sessionStorage, Date.now())) window.location.reload();
  }, [error]);
  const reload = <Button onClick={() => window.location.reload()}>Load the page again</Button>;
  return (
    <Alert type="error" header="This page does not work" action={reload}>
      Nothing that runs has been touched by this. Loading the page again often helps. The error was:{' '}
      {error instanceof Error ? error.message : String(error)}
    </Alert>
  );
}
