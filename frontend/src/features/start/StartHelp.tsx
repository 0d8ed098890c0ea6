/** What the three beginnings are, and what keeps a start from being dangerous. */
export function StartHelp() {
  return (
    <>
      <h3>Rehearse, drill, recover</h3>
      <p>
        A rehearsal only calculates. A drill launches drill instances beside what runs, so that the
        plan is proven. A recovery launches the instances that take over in a disaster.
      </p>
      <h3>Point in time</h3>
      <p>
        DRS keeps recovery points of each server. After a ransomware attack or a faulty release, go
        back to a moment before it. Servers that share data should go back to about the same moment.
      </p>
      <h3>What is looked at before</h3>
      <p>
        Whether DRS can launch each server, whether another execution or DRS job has it, which
        instances of earlier launches would be destroyed, and the quotas. An account and Region that
        can’t be read forbids the start of its servers; other things that can’t be checked are
        warnings. Servers that stand in the way can be left out.
      </p>
      <h3>Twice is once</h3>
      <p>
        However often the button of one visit is pressed, it starts one execution: also when an
        answer got lost in between.
      </p>
    </>
  );
}
