/** What the quotas mean for a plan. */
export function QuotasHelp() {
  return (
    <>
      <p>
        DRS limits what runs at once in each account and Region: usually 20 jobs, 100 servers in one
        job, and 500 servers in all jobs. Jobs that end instances count, too.
      </p>
      <p>
        A wave that is larger than one job is split. One that finds no room waits until other jobs
        have ended; a rehearsal tells beforehand how long.
      </p>
      <p>
        AWS raises some of these on request, in the console of Service Quotas of the account itself.
      </p>
    </>
  );
}
