import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';

import type { FieldErrors } from '@/lib/form';
import { settingLabel } from '@/lib/launch-settings';

import type { GroupForm } from './group-form';
import { GROUP_SETTINGS } from './settings-form';
import { SettingsFields } from './SettingsFields';

interface Props {
  form: GroupForm;
  onChange: (form: GroupForm) => void;
  errors: FieldErrors;
}

const inherited = () => 'Left to DRS';

/** How the servers of the group are launched. */
export function GroupSettings({ form, onChange, errors }: Props) {
  const ofServers =
    form.kind === 'TAGS'
      ? 'Servers that are found by tags have no settings of their own.'
      : `Single servers can differ, and only they can have ${names(['privateIp', 'launchIntoInstanceId'])}: see the chosen servers.`;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`What is left to DRS stays as its launch configuration says. ${ofServers}`}
        >
          Launch settings of the group
        </Header>
      }
    >
      <SettingsFields
        columns={3}
        settings={GROUP_SETTINGS}
        form={form.settings}
        inherited={inherited}
        errors={Object.fromEntries(
          GROUP_SETTINGS.flatMap((setting) => {
            const words = errors[`settings.${setting}`];
            return words ? [[setting, words]] : [];
          }),
        )}
        onChange={(settings) => onChange({ ...form, settings })}
      />
    </Container>
  );
}

const names = (settings: string[]): string =>
  settings.map((setting) => `“${settingLabel(setting)}”`).join(' and ');
