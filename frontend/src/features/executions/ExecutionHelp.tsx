/** What the page of an execution shows, and what can be asked of it. */
export function ExecutionHelp() {
  return (
    <>
      <p>
        Waves start as soon as those they depend on let them. A wave prepares, launches its servers
        by DRS jobs, checks their health, and finishes with its closing actions.
      </p>
      <h3>The timeline</h3>
      <p>
        Outlines show what a rehearsal of the same plan predicted for the moment of the start; bars
        show what has happened since. With the arrow keys you move through the rows and open waves,
        with Enter you see a row in full.
      </p>
      <h3>P50 and P90</h3>
      <p>
        Half of all rehearsed runs end within P50, nine of ten within P90: both as of the start. At
        its end the execution is compared with them, and with the RTO and RPO that its plan
        promises.
      </p>
      <h3>Asking for something</h3>
      <p>
        Requests are recorded with who and why. Each is answered at once, and shown as asked for
        until the execution has taken it in. DRS jobs in flight can be neither paused nor stopped.
      </p>
      <h3>Instances</h3>
      <p>
        An instance opens in the EC2 console of its account and Region: sign in to that account
        there first. Only accounts of the partition aws are linked.
      </p>
    </>
  );
}
