/* The page's lines: by which corners they go from one node to another. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {page} from './page.mjs';

const {rounded, route, standingOf} =
  page({}, ['model.js', 'wires.js'], ['rounded', 'route', 'standingOf']);

function box(left, top, width = 100, height = 40) {
  return {left, top, right: left + width, bottom: top + height, x: left + width / 2, y: top + height / 2, height};
}

/** A node at a place of a card. */
function at(left, top, more = {}) {
  return {box: box(left, top), card: 'card', cardBox: box(0, 0, 300, 400), lane: 0, row: 0, receives: false, ...more};
}

test('goes straight down to the next row', () => {
  assert.deepEqual(route(at(0, 0), at(0, 60, {row: 1}), {}, false), [[50, 40], [50, 60]]);
});

test('goes along the gap to a row further down, each lane in a track of its own', () => {
  const corners = lane => route(at(50, 0, {lane}), at(50, 120, {lane, row: 2}), {}, false);

  assert.deepEqual(corners(0).map(([x]) => x), [50, 41, 41, 50]);
  assert.deepEqual(corners(1).map(([x]) => x), [50, 37, 37, 50]);
  assert.equal(corners(0)[1][1], corners(0)[0][1]);
  assert.equal(corners(0)[3][1], 140);
});

test('goes along the gap on the far side where the account receives', () => {
  const corners = route(at(50, 0, {receives: true}), at(50, 120, {row: 2, receives: true}), {}, false);

  assert.deepEqual(corners.map(([x]) => x), [150, 159, 159, 150]);
});

test('goes along the gap from one lane to another even if the row is the next', () => {
  assert.equal(route(at(50, 0), at(50, 60, {row: 1, lane: 1}), {}, false).length, 4);
});

test('goes level to what is beside, and by a step to what hangs lower', () => {
  assert.deepEqual(route(at(0, 0), at(150, 0), {}, false), [[100, 20], [150, 20]]);
  assert.deepEqual(route(at(0, 0), at(150, 60), {}, false), [[100, 30], [125, 30], [125, 80], [150, 80]]);
  assert.deepEqual(route(at(150, 0), at(0, 0), {}, false), [[150, 20], [100, 20]]);
});

test('crosses from card to card, or goes around where cards are stacked', () => {
  const from = at(20, 100);
  const to = at(520, 200, {card: 'other', cardBox: box(500, 0, 300, 400)});
  const below = at(20, 520, {card: 'other', cardBox: box(0, 500, 300, 400)});

  assert.deepEqual(route(from, to, {}, false), [[120, 116], [400, 116], [400, 220], [520, 220]]);
  assert.deepEqual(route(to, from, {}, false), [[520, 216], [400, 216], [400, 120], [120, 120]]);
  assert.deepEqual(route(from, below, {}, true), [[120, 120], [306, 120], [306, 491], [-6, 491], [-6, 540], [20, 540]]);
});

test('rounds each corner by no more than half of the way to the next', () => {
  assert.equal(rounded([[0, 0], [20, 0]]), 'M0,0 L20,0');
  assert.equal(rounded([[0, 0], [20, 0], [20, 30]]), 'M0,0 L13.0,0.0 Q20,0 20.0,7.0 L20,30');
  assert.equal(rounded([[0, 0], [4, 0], [4, 30]]), 'M0,0 L2.0,0.0 Q4,0 4.0,7.0 L4,30');
});

test('is travelled if the journey meets both ends, and goes on at the second', () => {
  const placed = new Map([[0, {arn: 'a'}], [1, {arn: 'b'}]]);
  const link = {from: 0, to: 1};
  const marks = (...pairs) => new Map(pairs.map(([arn, standing]) => [arn, {standing}]));

  assert.equal(standingOf(link, placed, marks(['a', 'start'], ['b', 'passed'])), 'passed');
  assert.equal(standingOf(link, placed, marks(['a', 'passed'], ['b', 'stopped'])), 'stopped');
  assert.equal(standingOf(link, placed, marks(['a', 'passed'], ['b', 'aside'])), 'idle');
  assert.equal(standingOf(link, placed, marks(['a', 'passed'], ['b', 'start'])), 'idle');
  assert.equal(standingOf(link, placed, marks(['b', 'passed'])), 'idle');
  assert.equal(standingOf(link, placed, marks(['a', 'passed'])), 'idle');
});
