/** What the list of servers tells, and what it does not. */
export function ServersHelp() {
  return (
    <>
      <p>
        Every server that DRS replicates to a registered account and Region. What DRS says of them
        is remembered for two minutes; Refresh looks anew.
      </p>
      <h3>Readiness</h3>
      <p>
        A server is ready if DRS would launch it now: it has a recovery point, and its replication
        is neither stopped nor disconnected. Lag and stalling are warnings only: in a real disaster
        every server is stalled.
      </p>
      <h3>Protection</h3>
      <p>
        A server is recovered by a plan only if it is in one of the groups of the plan, listed there
        or found by its tags. A server can be listed in one group at most.
      </p>
      <h3>Running instance</h3>
      <p>
        What an earlier drill or recovery has launched. The next launch of the same server destroys
        it.
      </p>
    </>
  );
}
