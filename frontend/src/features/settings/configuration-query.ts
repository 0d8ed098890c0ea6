/** The configuration as one document: fetched to be kept, and brought in again. */
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { exportConfiguration } from '@/api/generated';
import { importConfigurationMutation } from '@/api/generated/@tanstack/react-query.gen';
import { fileName, saveFile } from '@/lib/download';

/** Read anew each time, and given as a file. */
export function useExport(environment: string) {
  return useMutation({
    mutationFn: async () => {
      const { data } = await exportConfiguration({ throwOnError: true });
      const day = (data.exportedAt ?? '').slice(0, 10);
      const name = `${fileName('recovery', environment, day)}.json`;
      saveFile(name, JSON.stringify(data, null, 2), 'application/json');
      return { name, document: data };
    },
  });
}

/** Changes nothing: its answer holds only at that moment. */
export const useTrial = () => useMutation(importConfigurationMutation());

/** Anything may be different afterwards. */
export function useImport() {
  const queryClient = useQueryClient();
  return useMutation({
    ...importConfigurationMutation(),
    onSuccess: () => queryClient.invalidateQueries(),
  });
}
