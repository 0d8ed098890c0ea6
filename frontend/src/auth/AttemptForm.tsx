import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';

import { signInWords } from './words';

interface Props {
  submit: string;
  /** Undefined: there is something to repair first, and the fields say so. */
  attempt: () => Promise<void> | undefined;
  secondary?: ReactNode;
  children: ReactNode;
}

/** One step of signing in: tried once at a time, and its refusal in words. */
export function AttemptForm({ submit, attempt, secondary, children }: Props) {
  const [isTrying, setTrying] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const tryIt = async (event: FormEvent) => {
    event.preventDefault();
    if (isTrying) return;
    setTrying(true);
    setRefusal(undefined);
    try {
      await attempt();
    } catch (error) {
      setRefusal(signInWords(error));
    } finally {
      setTrying(false);
    }
  };

  return (
    <form onSubmit={(event) => void tryIt(event)} noValidate>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {secondary}
            <Button variant="primary" formAction="submit" loading={isTrying} loadingText="Trying">
              {submit}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="m">
          {refusal && (
            <div role="alert">
              <Alert type="error">{refusal}</Alert>
            </div>
          )}
          {children}
        </SpaceBetween>
      </Form>
    </form>
  );
}
