import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';

import type { FieldErrors } from '@/lib/form';

import type { ParameterLine } from './plan-form';
import { removed, replaced } from './ordered';

interface Props {
  lines: readonly ParameterLine[];
  errors: FieldErrors;
  onChange: (lines: ParameterLine[]) => void;
}

/** What a document is given. Never for secrets: everybody who sees the plan sees them. */
export function ParameterLines({ lines, errors, onChange }: Props) {
  const set = (index: number, changes: Partial<ParameterLine>) => {
    const line = lines[index];
    if (line) onChange(replaced(lines, index, { ...line, ...changes }));
  };
  return (
    <FormField
      label="Parameters – optional"
      description="As the document names them. A parameter of several values gets a line for each. No secrets: whoever sees the plan sees these, too."
      stretch
    >
      <AttributeEditor
        items={[...lines]}
        empty="No parameters: the document's own defaults count."
        gridLayout={[{ rows: [[2, 3]], removeButton: { ownRow: false, width: 'auto' } }]}
        addButtonText="Add a parameter"
        removeButtonText="Remove"
        onAddButtonClick={() => onChange([...lines, { name: '', value: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(removed(lines, detail.itemIndex))}
        definition={[
          {
            label: 'Name',
            control: ({ name }, index) => (
              <Input
                value={name}
                ariaLabel={`Name of parameter ${index + 1}`}
                onChange={({ detail }) => set(index, { name: detail.value })}
              />
            ),
            errorText: (_line, index) => errors[`parameters[${index}]`],
          },
          {
            label: 'Value',
            control: ({ value }, index) => (
              <Textarea
                rows={1}
                value={value}
                ariaLabel={`Value of parameter ${index + 1}`}
                onChange={({ detail }) => set(index, { value: detail.value })}
              />
            ),
          },
        ]}
      />
    </FormField>
  );
}
