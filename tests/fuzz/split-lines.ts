/** Lines of a file by line feeds alone, without the byte order mark the file may begin with. */
export function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf("\n"); end !== -1; end = bytes.indexOf("\n", from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  if (from < bytes.length) lines.push(bytes.subarray(from));
  const [first] = lines;
  if (first?.subarray(0, 3).equals(Buffer.from("\ufeff"))) lines[0] = first.subarray(3);
  return lines;
}

/** Blank lines are counted and otherwise passed over; only space, tab and carriage return are blank. */
export function isBlank(line: Buffer): boolean {
  return line.length < 64 && /^[ \t\r]*$/.test(line.toString("latin1"));
}
