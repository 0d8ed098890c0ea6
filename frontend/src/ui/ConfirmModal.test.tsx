import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { renderPage } from '@test/render';

import { ConfirmModal } from './ConfirmModal';

test('what was asked for happens only with the typed name and a reason', async () => {
  const onConfirm = vi.fn();
  const { user } = renderPage(() => (
    <ConfirmModal
      title="Start the recovery?"
      confirm="Start"
      typed="Storefront"
      reason="REQUIRED"
      isBusy={false}
      problem={null}
      onConfirm={onConfirm}
      onCancel={() => undefined}
    >
      12 servers are launched.
    </ConfirmModal>
  ));
  const start = screen.getByRole('button', { name: 'Start' });
  expect(start).toBeDisabled();

  await user.type(screen.getByLabelText('To confirm, type Storefront'), 'Storefront');
  expect(start).toBeDisabled();
  await user.type(screen.getByLabelText('Reason'), 'Dublin burns');
  await user.click(start);

  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('Dublin burns');
});
