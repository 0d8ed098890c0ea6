/** What the document of a configuration is good for. */
export function SettingsHelp() {
  return (
    <>
      <p>
        Accounts, groups and plans can be taken along as one document: to keep them, to compare
        them, or to bring them into another installation. Executions, the audit and what people may
        do are not in it.
      </p>
      <h3>Importing</h3>
      <p>
        Things are known by their names, accounts by their ids. What is not here yet is created,
        what differs is updated, and nothing is deleted. Each is checked by itself: what is refused
        keeps nothing else out. Importing the same document again changes only what still differs.
      </p>
      <p>External ids of accounts are not in the document: each installation has its own.</p>
      <h3>Second factor</h3>
      <p>
        Under About you add a key to an authenticator app, and every sign-in asks for its code from
        then on. With a new telephone, set it up anew: the old key ends as the new one is confirmed.
        Who has lost it asks an administrator of the AWS account.
      </p>
    </>
  );
}
