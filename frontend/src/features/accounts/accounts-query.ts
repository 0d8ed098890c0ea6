/** Target accounts: what is asked of the API, and what a change makes to be asked anew. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import {
  deleteAccountMutation,
  getQuotasQueryKey,
  listAccountsQueryKey,
  registerAccountMutation,
  updateAccountMutation,
  verifyAccountMutation,
} from '@/api/generated/@tanstack/react-query.gen';
import { everyAccount } from '@/api/lists';
import { pollingSlowly } from '@/lib/polling';

export const useAccounts = () => useQuery({ ...everyAccount, ...pollingSlowly });

export const useRegisterAccount = () =>
  useMutation({ ...registerAccountMutation(), onSuccess: useAskAnew() });

export const useUpdateAccount = () =>
  useMutation({ ...updateAccountMutation(), onSuccess: useAskAnew() });

export const useDeleteAccount = () =>
  useMutation({ ...deleteAccountMutation(), onSuccess: useAskAnew() });

/** Changes nothing: its answer holds only at that moment. */
export const useVerifyAccount = () => useMutation(verifyAccountMutation());

function useAskAnew() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [listAccountsQueryKey(), getQuotasQueryKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
}
