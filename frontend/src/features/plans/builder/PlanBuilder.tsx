import '../plans.css';

import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import type { Problem } from '@/api/generated';
import { hasErrors, NO_ERRORS, refusedFields } from '@/lib/form';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { UnsavedChanges } from '@/ui/UnsavedChanges';

import { DetailsFields } from './DetailsFields';
import { useFocusedPlace } from './focused-place';
import { placeOfField } from './form-place';
import { formProblems } from './form-problems';
import { useLiveValidation } from './live-validation';
import type { PlanForm } from './plan-form';
import { Review } from './Review';
import { WavesSection } from './WavesSection';

export interface Saving {
  isBusy: boolean;
  /** Nothing is left to be lost. */
  isDone: boolean;
  problem: Problem | null;
  /** Why it is not possible now. */
  whyNot?: string | undefined;
  save: (form: PlanForm) => void;
}

interface Props {
  title: string;
  submit: string;
  first: PlanForm;
  /** What to know before one goes on typing. */
  notice?: ReactNode;
  saving: Saving;
  cancelTo: string;
}

/** One form for a plan of one wave or of fifty. Nothing is saved before somebody says so. */
export function PlanBuilder({ title, submit, first, notice, saving, cancelTo }: Props) {
  const navigate = useNavigate();
  const [form, setForm] = useState(first);
  const [tried, setTried] = useState<PlanForm>();
  const live = useLiveValidation(form);
  const { place, go, detailsRef, waveRef } = useFocusedPlace(form.waves);

  const problems = formProblems(form);
  const refused = tried === form ? refusedFields(saving.problem) : NO_ERRORS;
  const errors = { ...refused, ...(tried ? problems : NO_ERRORS) };
  const trySave = () => {
    setTried(form);
    const [wrong] = Object.keys(problems);
    if (wrong === undefined) saving.save(form);
    else go(placeOfField(wrong, form.waves));
  };

  return (
    <>
      <UnsavedChanges
        isUnsaved={!saving.isDone && JSON.stringify(form) !== JSON.stringify(first)}
      />
      <Form
        header={<Header variant="h1">{title}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => void navigate(cancelTo)}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={saving.isBusy}
              disabled={saving.whyNot !== undefined}
              disabledReason={saving.whyNot}
              onClick={trySave}
            >
              {submit}
            </Button>
          </SpaceBetween>
        }
        {...(tried && hasErrors(problems)
          ? { errorText: 'Some fields are wrong. Each says what it needs.' }
          : {})}
      >
        <SpaceBetween size="l">
          <Told notice={notice} problem={saving.problem} />
          <div ref={detailsRef}>
            <DetailsFields form={form} errors={errors} onChange={setForm} />
          </div>
          <WavesSection
            form={form}
            errors={errors}
            place={place}
            formRef={waveRef}
            onChange={setForm}
            onGo={go}
          />
          <Review live={live} chosen={place.wave} onGo={go} />
        </SpaceBetween>
      </Form>
    </>
  );
}

/** Whoever saves is at the other end of the page: a refusal is brought to them. */
function Told({ notice, problem }: { notice: ReactNode; problem: Problem | null }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!problem) return;
    ref.current?.scrollIntoView?.({ block: 'center' });
    ref.current?.focus({ preventScroll: true });
  }, [problem]);
  if (!notice && !problem) return null;
  return (
    <div ref={ref} tabIndex={-1} className="dr-told">
      <SpaceBetween size="m">
        {notice}
        {problem && <ProblemAlert problem={problem} header="It is not saved" />}
      </SpaceBetween>
    </div>
  );
}
