/** How a report judges. */
export function ReportHelp() {
  return (
    <>
      <h3>Recovery time</h3>
      <p>
        From the start until the last required server was healthy, approvals and pauses included.
        Optional servers do not count.
      </p>
      <h3>Loss of data</h3>
      <p>
        How old the data of each server was when DRS took it; the oldest counts. Where DRS does not
        tell it, it is unknown and not zero.
      </p>
      <h3>Predicted</h3>
      <p>
        A rehearsal of the same schedule: nine of ten runs end by then. It is made of what was known
        at the start.
      </p>
      <h3>To keep it</h3>
      <p>
        Print it, or download it. A report is made anew each time from what was recorded, so it also
        tells of instances that were terminated later.
      </p>
    </>
  );
}
