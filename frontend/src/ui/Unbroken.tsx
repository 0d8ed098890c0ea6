const ID = /(\b[a-z]+-[0-9a-f]{8,}\b\.?)/;

/** A sentence in which ids of AWS are not broken at their hyphens. */
export function Unbroken({ text }: { text: string }) {
  return text.split(ID).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className="dr-unbroken">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
