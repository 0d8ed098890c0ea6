/** The evidence of an execution, to be read and to be taken along. */
import { useMutation, useQuery } from '@tanstack/react-query';

import type { ApiError } from '@/api/api-error';
import type { Report, ReportFormat } from '@/api/generated';
import { getReport } from '@/api/generated';
import { getReportOptions } from '@/api/generated/@tanstack/react-query.gen';
import { fileName, saveFile } from '@/lib/download';
import { polling } from '@/lib/polling';
import { hasEnded } from '@/ui/status';

/** While it runs, or has instances, it still changes; but it is made anew each time, so not often. */
export const useReport = (executionId: string) =>
  useQuery({
    ...getReportOptions({ path: { executionId } }),
    ...polling<Report>(({ status, instancesRunning }) =>
      hasEnded(status) && instancesRunning === 0 ? 'ENDED' : 'RESTING',
    ),
  });

const TYPES: Record<ReportFormat, string> = {
  json: 'application/json',
  csv: 'text/csv',
  html: 'text/html',
};

/** As the API makes it. It has to be fetched: a link would not carry the token. */
export function useDownload(executionId: string, planName: string) {
  return useMutation<string, ApiError, ReportFormat>({
    mutationFn: async (format) => {
      const query = { format };
      const asked = { path: { executionId }, query, throwOnError: true, parseAs: 'text' } as const;
      // Whatever it is: it is not read here, only handed on.
      return (await getReport(asked)).data as unknown as string;
    },
    onSuccess: (text, format) =>
      saveFile(fileName('report', planName, `${executionId}.${format}`), text, TYPES[format]),
  });
}
