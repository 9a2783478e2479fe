/* A page of two states: what changed, and the switch from one state to the other. */

function setUpSides(state) {
  if (!other) {
    return;
  }
  const {against, summary, losses, advice} = written.changes;
  byId('compared').hidden = false;
  byId('changes').append('Against ', el('strong', {}, against), `: ${summary}.`);
  byId('losses').hidden = !losses.length;
  byId('losses').append(...losses.map(loss => el('li', {class: 'bad'}, symbol('stopped'), ' ', loss)));
  byId('advice').hidden = !losses.length;
  byId('advice').textContent = `${advice}.`;
  for (const button of document.querySelectorAll('.switch button')) {
    button.textContent = SIDES[button.dataset.side];
    button.setAttribute('aria-pressed', String(button.dataset.side === side));
    button.addEventListener('click', () => {
      if (button.dataset.side !== side) {
        switchSide(state);
      }
    });
  }
}

/** The page is drawn anew from the address; what that does not hold is kept with the entry of the history. */
function switchSide(state) {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (state.view === 'attacks') {
    wanted.set('attack', 1 + Math.max(0, sameAttack(data.attacks[state.attack])));
  } else {
    wanted.set('event', state.event + 1);
  }
  wanted.delete('side');
  if (otherSide === 'before') {
    wanted.set('side', otherSide);
  }
  history.pushState({switched: true, node: state.node}, '', `#${wanted}`);
  location.reload();
}

/** The number of an attack in the other state. */
function sameAttack(attack) {
  return other.attacks.findIndex(({id, at, attempt}) => id === attack?.id && at === attack.at && attempt === attack.attempt);
}

/** After the switch, the keyboard is where it was, and the resource that was open still is. */
function resumeSwitch() {
  const {switched, node} = history.state ?? {};
  if (!switched) {
    return;
  }
  document.querySelector(`.switch [data-side=${side}]`)?.focus({preventScroll: true});
  if ([...placed.values()].some(each => each.arn === node)) {
    choose({node});
  } else {
    history.replaceState(null, '', location.hash);
  }
}
