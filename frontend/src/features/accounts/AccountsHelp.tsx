/** What registering an account means. */
export function AccountsHelp() {
  return (
    <>
      <p>
        The product looks for source servers only in accounts that are registered here, and only in
        their Regions. The hub is the account it runs in: it needs no role there.
      </p>
      <h3>Another account</h3>
      <ol>
        <li>Deploy cfn/target-account.yaml in it, with an external id of its own.</li>
        <li>Register it here with the ARN of the role that was made, and that external id.</li>
        <li>
          Verify it: every permission that can be tried is tried. Those to launch can’t be; only a
          drill proves them.
        </li>
      </ol>
      <p>An account can be removed once no protection group is left in it.</p>
    </>
  );
}
