import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';

import { hasErrors, NO_ERRORS } from '@/lib/form';
import type { Setting } from '@/lib/launch-settings';
import { settingText } from '@/lib/launch-settings';

import type { SettingsForm } from './settings-form';
import { GROUP_SETTINGS, INHERITED, SERVER_SETTINGS, settingsProblems } from './settings-form';
import { SettingsFields } from './SettingsFields';

interface Props {
  hostname: string;
  first: SettingsForm;
  /** As they are typed now. */
  ofGroup: SettingsForm;
  onDone: (own: SettingsForm) => void;
  onCancel: () => void;
}

/** Launch settings of one server, over those of its group. */
export function OwnSettingsModal({ hostname, first, ofGroup, onDone, onCancel }: Props) {
  const [form, setForm] = useState(first);
  const [isTried, setTried] = useState(false);
  const wrong = settingsProblems(form);
  const done = () => {
    setTried(true);
    if (!hasErrors(wrong)) onDone(form);
  };
  const inherited = (setting: Setting) => {
    if (!GROUP_SETTINGS.includes(setting)) return 'Left to DRS';
    return `As the group: ${settingText(setting, ofGroup[setting]) ?? 'left to DRS'}`;
  };
  return (
    <Modal
      visible
      size="large"
      header={`Launch settings of ${hostname}`}
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button onClick={() => setForm(INHERITED)}>Inherit everything</Button>
            <Button variant="primary" onClick={done}>
              Take over
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box color="text-body-secondary">
          What is set here counts for this server only. It is saved together with the group.
        </Box>
        <SettingsFields
          columns={2}
          settings={SERVER_SETTINGS}
          form={form}
          inherited={inherited}
          errors={isTried ? wrong : NO_ERRORS}
          onChange={setForm}
        />
      </SpaceBetween>
    </Modal>
  );
}
