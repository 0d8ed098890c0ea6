/** What a protection group is. */
export function GroupsHelp() {
  return (
    <>
      <p>
        A protection group is a number of source servers of one account and Region that are
        recovered together, and how they are launched. Recovery plans put groups into waves.
      </p>
      <h3>Two ways to name its servers</h3>
      <ul>
        <li>
          A list: exactly these servers. A server can be listed in one group only, and only listed
          servers can have launch settings of their own.
        </li>
        <li>
          Tags: every server that carries all of them. They are looked up anew at each start, so a
          new server with these tags is in the group at once.
        </li>
      </ul>
      <h3>Launch settings</h3>
      <p>
        What a server sets itself comes first, then what the group sets; everything else is left to
        the launch configuration that DRS holds. Before each launch the product writes what is set
        here into DRS, so drift is repaired by then.
      </p>
      <p>A group can be deleted once no plan uses it.</p>
    </>
  );
}
