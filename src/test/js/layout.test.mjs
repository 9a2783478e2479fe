/* The page's layout: which lane and row of an account each node stands in. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {node, page} from './page.mjs';

/** The lanes of these nodes as texts: the node in the column, then those beside it. */
function lanes(nodes, links = []) {
  const numbered = nodes.map((of, number) => ({...of, number}));
  const {lanesOf} = page({nodes, links}, ['model.js', 'layout.js'], ['lanesOf']);
  return lanesOf(numbered).map(({region, rows}) => [
    region,
    ...rows.map(({way, beside}) => [way.name, ...beside.map(of => of.name)].join(' + ')),
  ]);
}

test('has a lane for each Region by name, and last one for what is in all Regions', () => {
  const nodes = [
    node('role', 'role', ''),
    node('b', 'bus', 'us-west-2'),
    node('a', 'bus', 'eu-west-1'),
    node('other', 'role', ''),
  ];

  assert.deepEqual(lanes(nodes), [['eu-west-1', 'a'], ['us-west-2', 'b'], ['', 'role', 'other']]);
  assert.deepEqual(lanes([...nodes].reverse()), [['eu-west-1', 'a'], ['us-west-2', 'b'], ['', 'other', 'role']]);
  assert.deepEqual(lanes([]), []);
});

test('puts the way of an event into one column and the rest beside it', () => {
  const nodes = [
    node('log', 'log group'),
    node('queue', 'queue'),
    node('function', 'function'),
    node('archive', 'archive'),
    node('rule', 'rule'),
    node('bus', 'bus'),
  ];
  const links = [[5, 4, 'offers events to'], [5, 3, 'is archived in'], [4, 2, 'sends to'], [4, 1, 'gives up to'], [2, 0, 'logs to']];

  assert.deepEqual(lanes(nodes, links), [['eu-west-1', 'bus + archive', 'rule + queue', 'function', 'log']]);
});

test('follows one rule to its end before the next', () => {
  const nodes = [node('bus', 'bus'), node('r1', 'rule'), node('r2', 'rule'), node('f1', 'function'), node('f2', 'function')];
  const links = [[0, 1, ''], [0, 2, ''], [1, 3, ''], [2, 4, '']];

  assert.deepEqual(lanes(nodes, links), [['eu-west-1', 'bus', 'r1', 'f1', 'r2', 'f2']]);
});

test('puts a bus that a rule of the lane sends to after the rule', () => {
  const nodes = [node('receiving', 'bus'), node('default', 'bus'), node('rule', 'rule')];
  const links = [[1, 2, 'offers events to'], [2, 0, 'sends to']];

  assert.deepEqual(lanes(nodes, links), [['eu-west-1', 'default', 'rule', 'receiving']]);
});

test('starts with a bus that only another lane sends to', () => {
  const nodes = [node('rule', 'rule'), node('bus', 'bus'), node('away', 'rule', 'us-west-2')];
  const links = [[2, 1, 'sends to'], [1, 0, 'offers events to']];

  assert.deepEqual(lanes(nodes, links), [['eu-west-1', 'bus', 'rule'], ['us-west-2', 'away']]);
});

test('has each node once, beside the first that leads to it', () => {
  const nodes = [node('bus', 'bus'), node('r1', 'rule'), node('r2', 'rule'), node('queue', 'queue'), node('function', 'function')];
  const links = [[0, 1, ''], [0, 2, ''], [1, 3, ''], [2, 3, ''], [1, 4, ''], [2, 4, '']];

  assert.deepEqual(lanes(nodes, links), [['eu-west-1', 'bus', 'r1 + queue', 'function', 'r2']]);
});

test('has what both a bus and its rule lead to beside the bus', () => {
  const nodes = [node('rule', 'rule'), node('queue', 'queue'), node('bus', 'bus')];

  assert.deepEqual(lanes(nodes, [[2, 0, ''], [0, 1, ''], [2, 1, '']]), [['eu-west-1', 'bus + queue', 'rule']]);
});

test('ends where buses send to each other in a circle', () => {
  const nodes = [node('a', 'bus'), node('to-b', 'rule'), node('b', 'bus'), node('to-a', 'rule')];
  const links = [[0, 1, ''], [1, 2, ''], [2, 3, ''], [3, 0, '']];

  assert.deepEqual(lanes(nodes, links), [['eu-west-1', 'a', 'to-b', 'b', 'to-a']]);
});

test('has what nothing leads to stand by the last row', () => {
  const nodes = [node('topic', 'topic'), node('rule', 'rule'), node('alone', 'queue'), node('function', 'function')];

  assert.deepEqual(lanes(nodes, [[1, 3, 'sends to']]), [['eu-west-1', 'rule', 'function + topic + alone']]);
});
