import ColumnLayout from '@cloudscape-design/components/column-layout';

import type { FieldErrors } from '@/lib/form';
import type { Setting } from '@/lib/launch-settings';

import { SettingField } from './SettingField';
import type { SettingsForm } from './settings-form';
import { withSetting } from './settings-form';

interface Props {
  settings: readonly Setting[];
  form: SettingsForm;
  inherited: (setting: Setting) => string;
  /** By setting. */
  errors: FieldErrors;
  onChange: (form: SettingsForm) => void;
  columns: 2 | 3;
}

export function SettingsFields({ settings, form, inherited, errors, onChange, columns }: Props) {
  return (
    <ColumnLayout columns={columns}>
      {settings.map((setting) => (
        <SettingField
          key={setting}
          setting={setting}
          text={form[setting]}
          inherited={inherited(setting)}
          error={errors[setting]}
          onChange={(text) => onChange(withSetting(form, setting, text))}
        />
      ))}
    </ColumnLayout>
  );
}
