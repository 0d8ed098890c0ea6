/** What a rehearsal is, and what it can't know. */
export function RehearsalHelp() {
  return (
    <>
      <p>
        A rehearsal runs the plan on a virtual clock: the same rules as in an execution, with
        durations that past executions of this plan have taught. It takes less than a second, needs
        no instance, and writes nothing to AWS.
      </p>
      <h3>P50 and P90</h3>
      <p>
        The plan is rehearsed many times with durations that vary. Half of all runs end within P50,
        nine of ten within P90. The drawing shows one likely run.
      </p>
      <h3>Critical path</h3>
      <p>
        The stretches that follow each other without a gap up to the end. Only what is faster there
        makes the whole plan faster.
      </p>
      <h3>What it can't know</h3>
      <p>
        How long people take to approve, and how DRS feels in a real disaster. A drill tells more,
        and the next rehearsal learns from it.
      </p>
    </>
  );
}
