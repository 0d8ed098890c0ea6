/** What an execution is, and what its statuses mean. */
export function HistoryHelp() {
  return (
    <>
      <p>
        Each start of a recovery plan is an execution: a drill, a recovery, or the dry run of one.
        It stays here with everything that happened, also when its plan is gone.
      </p>
      <h3>How they end</h3>
      <dl>
        <dt>Completed</dt>
        <dd>Every wave is complete.</dd>
        <dt>Partly completed</dt>
        <dd>It went on to its end, but not everything was recovered.</dd>
        <dt>Failed</dt>
        <dd>A wave failed, and its plan says to stop then; or nothing at all was recovered.</dd>
        <dt>Cancelled</dt>
        <dd>Somebody stopped it. What DRS had begun was finished.</dd>
      </dl>
      <h3>Instances</h3>
      <p>
        Instances that an execution has launched cost money until they are terminated: by the
        clean-up of a drill, or by somebody on the page of the execution.
      </p>
    </>
  );
}
