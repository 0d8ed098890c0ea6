import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

import type { FieldErrors } from '@/lib/form';

import type { Tag } from './group-form';

interface Props {
  tags: readonly Tag[];
  onChange: (tags: Tag[]) => void;
  errors: FieldErrors;
}

/** Servers have to carry all of them. */
export function TagFields({ tags, onChange, errors }: Props) {
  const change = (index: number, changed: Partial<Tag>) =>
    onChange(tags.map((tag, each) => (each === index ? { ...tag, ...changed } : tag)));
  return (
    <SpaceBetween size="xs">
      <AttributeEditor
        items={tags}
        addButtonText="Add a tag"
        removeButtonText="Remove"
        removeButtonAriaLabel={({ key }) => `Remove tag ${key}`}
        onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) =>
          onChange(tags.filter((_tag, index) => index !== detail.itemIndex))
        }
        empty={<Box color="text-body-secondary">No tag yet. Without one, no server is found.</Box>}
        additionalInfo="A server has to carry all of these tags, with exactly these values."
        definition={[
          {
            label: 'Key',
            control: ({ key }, index) => (
              <Input
                value={key}
                placeholder="Application"
                onChange={({ detail }) => change(index, { key: detail.value })}
              />
            ),
            errorText: (_tag, index) => errors[`tags[${index}].key`],
          },
          {
            label: 'Value',
            control: ({ value }, index) => (
              <Input
                value={value}
                placeholder="Storefront"
                onChange={({ detail }) => change(index, { value: detail.value })}
              />
            ),
          },
        ]}
      />
      {errors.tags && (
        <div role="alert">
          <StatusIndicator type="error">{errors.tags}</StatusIndicator>
        </div>
      )}
    </SpaceBetween>
  );
}
