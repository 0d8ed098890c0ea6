/** What the audit keeps, and what it does not. */
export function AuditHelp() {
  return (
    <>
      <p>
        Whatever somebody changes, starts or decides through the API or this console is kept, with
        who it was, when, and the reason that they gave. Reading is not kept.
      </p>
      <p>
        Of accounts, groups and plans each record has how they were before and after. Of executions
        it has what was asked for; what happened then is in their events.
      </p>
      <p>What is done directly in AWS is not seen here: look for it in CloudTrail.</p>
    </>
  );
}
