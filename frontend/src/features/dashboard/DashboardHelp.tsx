/** What the numbers of the first page rest on. */
export function DashboardHelp() {
  return (
    <>
      <p>
        Everything here is judged by what DRS said of the servers at most two minutes ago, in all
        registered accounts and Regions. Refresh looks anew. What could not be read is in no number,
        and is named at the top.
      </p>
      <h3>Ready</h3>
      <p>
        DRS would launch the server now. That says nothing of what it runs: only a drill proves
        that. A plan that completed none for 90 days is overdue.
      </p>
      <h3>RPO</h3>
      <p>
        How far the servers of a plan lag behind at this moment, against what the plan promises.
        Where DRS does not tell the lag, the age of the last recovery point counts.
      </p>
      <h3>Quotas</h3>
      <p>
        The places where DRS leaves the least room for jobs and servers. A start that finds no room
        waits for it.
      </p>
    </>
  );
}
