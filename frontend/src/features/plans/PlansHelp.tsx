/** What a plan is, and how it runs. */
export function PlansHelp() {
  return (
    <>
      <p>
        A recovery plan puts protection groups into waves. A wave begins when all waves that it
        waits for have ended well; waves that do not need each other run at the same time, across
        accounts and Regions.
      </p>
      <h3>From plan to recovery</h3>
      <ol>
        <li>Create the plan. What is wrong with it is shown while you type.</li>
        <li>
          Rehearse it: how long it will take, and which waves decide that. Nothing is launched.
        </li>
        <li>Start it as a drill: servers are launched, checked, and can be terminated again.</li>
        <li>Start it as a recovery when it is needed.</li>
      </ol>
      <p>While an execution of it is active, a plan can be neither changed nor deleted.</p>
    </>
  );
}
