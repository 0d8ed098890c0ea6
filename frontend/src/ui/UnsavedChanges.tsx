import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

interface Props {
  /** There is something that would be lost. */
  isUnsaved: boolean;
}

/** Asks before somebody leaves a page with what they have typed. Its own tabs and filters are no leaving. */
export function UnsavedChanges({ isUnsaved }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);

  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      visible
      header="Leave without saving?"
      onDismiss={blocker.reset}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={blocker.reset}>
              Stay here
            </Button>
            <Button variant="primary" onClick={blocker.proceed}>
              Leave
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      What you have changed on this page is not saved and will be lost. What was saved before stays
      as it is.
    </Modal>
  );
}
