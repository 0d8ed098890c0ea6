import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import type { Problem } from '@/api/generated';
import { hasErrors, NO_ERRORS } from '@/lib/form';
import { UnsavedChanges } from '@/ui/UnsavedChanges';

import { without } from './choice';
import { usePreview } from './form-query';
import type { GroupForm } from './group-form';
import { previewOf } from './group-form';
import { problemsOf, refusedBy } from './group-problems';
import { GroupSettings } from './GroupSettings';
import { Members } from './Members';
import { isSame } from './merge';
import { PlaceFields } from './PlaceFields';
import { PreviewNotes } from './PreviewNotes';
import { SaveProblem } from './SaveProblem';
import { settingsProblems } from './settings-form';
import { useFocusOnError } from './use-focus-on-error';
import { useKnownHostnames } from './use-known-hostnames';

interface Props {
  title: string;
  /** Undefined: it is new. */
  groupId: string | undefined;
  /** What is saved, or nothing yet: what differs from it would be lost. */
  saved: GroupForm;
  form: GroupForm;
  onChange: (form: GroupForm) => void;
  problem: Problem | null;
  /** Beside the buttons, where somebody has just clicked. */
  notice?: ReactNode;
  /** The button that saves what it is given by being clicked. */
  submit: (onClick: () => void) => ReactNode;
  onSubmit: () => void;
  onTakeOver?: () => void;
  isTakingOver?: boolean;
}

/** The form of a new and of a saved group: they differ only in how they are saved. */
export function GroupEditor({ title, groupId, saved, form, onChange, problem, ...props }: Props) {
  const [tries, setTries] = useState(0);
  const frame = useFocusOnError(tries);
  const [hostnames, onSeen] = useKnownHostnames(groupId);
  const navigate = useNavigate();
  const wrong = problemsOf(form);
  const errors = { ...refusedBy(problem), ...(tries > 0 ? wrong : NO_ERRORS) };
  const draft = hasErrors(settingsProblems(form.settings)) ? undefined : previewOf(form, groupId);
  const { query, isBehind } = usePreview(draft, 20);
  const preview = draft && query;
  const takeOut = (ids: string[]) => onChange({ ...form, serverIds: without(form.serverIds, ids) });
  const trySubmit = () => {
    setTries(tries + 1);
    if (!hasErrors(wrong)) props.onSubmit();
  };

  return (
    <div ref={frame}>
      <UnsavedChanges isUnsaved={!isSame(form, saved)} />
      <Form
        header={<Header variant="h1">{title}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              onClick={() => void navigate(groupId ? `/groups/${groupId}` : '/groups')}
            >
              Cancel
            </Button>
            {props.submit(trySubmit)}
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          <PlaceFields form={form} onChange={onChange} errors={errors} isNew={!groupId} />
          <Members
            form={form}
            onChange={onChange}
            errors={errors}
            groupId={groupId}
            preview={preview}
            hostnames={hostnames}
            onSeen={onSeen}
          />
          <GroupSettings form={form} onChange={onChange} errors={errors} />
          <PreviewNotes
            preview={preview}
            isBehind={isBehind}
            onTakeOut={form.kind === 'SERVERS' ? takeOut : undefined}
          />
          {props.notice}
          {problem && (
            <SaveProblem
              problem={problem}
              hostnames={hostnames}
              onTakeOut={takeOut}
              onTakeOver={props.onTakeOver}
              isTakingOver={props.isTakingOver ?? false}
            />
          )}
        </SpaceBetween>
      </Form>
    </div>
  );
}
