import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';

import { AppLink } from '@/ui/AppLink';

import { usePage } from './page';

export function NotFoundPage() {
  usePage({ title: 'Page not found' });
  return (
    <Box padding={{ vertical: 'xxxl' }} textAlign="center">
      <SpaceBetween size="m">
        <Box variant="h1">Page not found</Box>
        <div>
          There is no such page. The address may be mistyped, or what it showed has been deleted.
        </div>
        <AppLink to="/">Go to the start page</AppLink>
      </SpaceBetween>
    </Box>
  );
}
