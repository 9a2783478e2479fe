/* Makes elements. Text goes in as text only: nothing of a stack or an event is ever markup. */

const SYMBOLS = {
  delivered: '✔', filtered: '○', 'dead-lettered': '▣', lost: '✘', unproven: '?',
  passed: '✔', stopped: '✘', kept: '▣', aside: '–', 'not-judged': '?',
  refused: '✔', 'by-design': '✔', succeeded: '✘',
};

function byId(id) {
  return document.getElementById(id);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') {
      element.addEventListener('click', value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null));
  return element;
}

function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svgEl(name, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** Text that only a screen reader tells. */
function unseen(text) {
  return el('span', {class: 'unseen'}, text);
}

/** How an attack ended, in capitals if it succeeded. */
function ending(attack) {
  return attack.outcome === 'succeeded' ? 'SUCCEEDS' : attack.outcome.replace('-', ' ');
}

/** A symbol that the words beside it already say. */
function symbol(standing) {
  return el('span', {class: 'symbol', 'aria-hidden': 'true'}, SYMBOLS[standing]);
}

/** A long name that may break where a reader would break it. */
function name(text) {
  const parts = text.split(/(?<=[-_/.])|(?<=[a-z0-9])(?=[A-Z])/);
  return parts.flatMap((part, i) => (i ? [el('wbr'), part] : [part]));
}

/** JSON with its keys set apart; it comes indented. */
function json(text) {
  const pre = el('pre', {class: 'json', tabindex: '0', role: 'group', 'aria-label': 'JSON'});
  for (const line of text.split('\n')) {
    const key = /^(\s*)("(?:[^"\\]|\\.)*")(: .*)$/.exec(line);
    if (key) {
      pre.append(key[1], el('span', {class: 'key'}, key[2]), key[3] + '\n');
    } else {
      pre.append(line + '\n');
    }
  }
  return pre;
}

function count(number, one, many) {
  return number.toLocaleString('en') + ' ' + (number === 1 ? one : many);
}
