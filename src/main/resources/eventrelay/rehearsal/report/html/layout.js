/* Puts the nodes of one account into lanes of rows: the event's way in one column, the rest beside it. */

const ON_THE_WAY = ['bus', 'rule', 'function', 'log group'];

/** One lane for each Region, and one for what is the account's in all Regions. */
function lanesOf(nodes) {
  const regions = [...new Set(nodes.map(node => node.region))].sort((a, b) =>
    a && b ? a.localeCompare(b) : b.length - a.length);
  return regions.map(region => ({
    region,
    rows: rowsOf(nodes.filter(node => node.region === region)),
  }));
}

function rowsOf(nodes) {
  const left = new Map(nodes.map(node => [node.number, node]));
  const rows = [];

  function take(number) {
    const node = left.get(number);
    left.delete(number);
    return node;
  }

  function next(number, way) {
    return links
      .filter(link => link.from === number && left.has(link.to))
      .map(link => link.to)
      .filter(to => ON_THE_WAY.includes(left.get(to).kind) === way);
  }

  function place(number) {
    if (!left.has(number)) {
      return;
    }
    const row = {way: take(number), beside: []};
    rows.push(row);
    row.beside = next(number, false).map(take);
    next(number, true).forEach(place);
  }

  // A bus that a rule of this lane sends to comes after the rule.
  const sentTo = new Set(links.filter(link => left.has(link.from)).map(link => link.to));
  const heads = nodes.filter(node => node.kind === 'bus' && !sentTo.has(node.number));
  [...heads, ...nodes.filter(node => ON_THE_WAY.includes(node.kind))].forEach(node => place(node.number));
  // What is linked to nothing here stands by; roles, in a lane of their own, stand in the column.
  const others = [...left.values()];
  if (rows.length) {
    rows.at(-1).beside.push(...others);
    return rows;
  }
  return others.map(node => ({way: node, beside: []}));
}
