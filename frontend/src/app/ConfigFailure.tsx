import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';

/** Without its configuration the console knows neither the API nor the user pool. */
export function ConfigFailure({ error }: { error: unknown }) {
  return (
    <main>
      <Box margin="xxl">
        <Alert type="error" header="The console can't start">
          {error instanceof Error ? error.message : String(error)} Whoever deployed this console can
          repair it by deploying it again.
        </Alert>
      </Box>
    </main>
  );
}
