import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';

/** For the moment before anything is known; parts of a page have loading states of their own. */
export function LoadingPage() {
  return (
    <Box textAlign="center" padding={{ vertical: 'xxxl' }} color="text-body-secondary">
      <Spinner size="large" />
      <div role="status">Loading</div>
    </Box>
  );
}
