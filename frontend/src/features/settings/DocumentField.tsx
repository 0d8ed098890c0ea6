import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';

import type { Read } from './document-model';

interface Props {
  text: string;
  read: Read;
  onChange: (text: string) => void;
}

/** A file, or what was pasted: the text is what counts. */
export function DocumentField({ text, read, onChange }: Props) {
  const [files, setFiles] = useState<File[]>([]);
  const choose = async (chosen: File[]) => {
    setFiles(chosen);
    onChange((await chosen[0]?.text()) ?? '');
  };
  return (
    <SpaceBetween size="m">
      <FormField label="File">
        <FileUpload
          value={files}
          onChange={({ detail }) => void choose(detail.value)}
          accept="application/json,.json"
          showFileSize
          i18nStrings={{
            uploadButtonText: () => 'Choose a file',
            dropzoneText: () => 'Drop the file here',
            removeFileAriaLabel: () => 'Remove the file',
            limitShowFewer: 'Show fewer',
            limitShowMore: 'Show more',
            errorIconAriaLabel: 'Error',
          }}
        />
      </FormField>
      <FormField
        label="Or the document itself"
        errorText={read.kind === 'WRONG' && read.why}
        constraintText={read.kind === 'DOCUMENT' ? `It has ${read.text}.` : undefined}
      >
        <Textarea
          value={text}
          rows={8}
          spellcheck={false}
          placeholder='{"formatVersion": 1, "accounts": [], "groups": [], "plans": []}'
          onChange={({ detail }) => {
            setFiles([]);
            onChange(detail.value);
          }}
        />
      </FormField>
    </SpaceBetween>
  );
}
