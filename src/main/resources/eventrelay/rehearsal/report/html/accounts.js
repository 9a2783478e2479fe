/* Many accounts: those of the same shape share a card, and any of them can be found and shown. */

const MOST_LISTED = 50;

/** The groups whose list is open. */
const opened = new Set();

/** Draws this account in its group's card. */
function show(account) {
  const group = groupOfAccount.get(account);
  if (group) {
    drawn[group.number] = account;
    asked.add(group);
  }
}

/** The list of a group's accounts, closed at first. */
function members(group) {
  const list = el('ul', {class: 'accounts', 'aria-label': 'Accounts of this shape'});
  const details = el('details', {class: 'members', open: opened.has(group)},
    el('summary', {},
      el('strong', {}, count(group.accounts.length, 'account', 'accounts')), ' of this shape; one is shown'),
    list);
  const listThem = () => {
    if (details.open && !list.children.length) {
      list.append(...accountItems(group.accounts));
      showDrawn();
    }
  };
  listThem();
  details.addEventListener('toggle', () => {
    opened[details.open ? 'add' : 'delete'](group);
    listThem();
    redrawWires();
  });
  return details;
}

function accountItems(accounts) {
  const items = accounts.slice(0, MOST_LISTED).map(([account, called]) =>
    el('li', {},
      el('button',
        {
          type: 'button', class: 'account-choice', 'data-account': account,
          onclick: () => choose({account}),
        },
        el('span', {class: 'digits'}, account), ' ', called)));
  const hidden = accounts.length - items.length;
  return hidden > 0
    ? [...items, el('li', {class: 'more'}, `and ${hidden.toLocaleString('en')} more: find one by its digits or its name`)]
    : items;
}

/** Which of the listed accounts are drawn. */
function showDrawn() {
  for (const button of document.querySelectorAll('.account-choice')) {
    const {account} = button.dataset;
    button.setAttribute('aria-pressed', String(drawn[groupOfAccount.get(account).number] === account));
  }
}

function setUpFinder() {
  if (accountCount <= MOST_CARDS) {
    return;
  }
  byId('finder').hidden = false;
  const input = byId('find');
  input.addEventListener('input', find);
  input.addEventListener('keydown', event => {
    const first = byId('matches').querySelector('button');
    if (event.key === 'Enter' && first) {
      event.preventDefault();
      first.click();
    } else if (event.key === 'Escape') {
      input.value = '';
      find();
    }
  });
}

function find() {
  const wanted = byId('find').value.trim().toLowerCase();
  const found = wanted
    ? data.groups.flatMap(group => group.accounts).filter(([account, called]) =>
        account.includes(wanted) || called.toLowerCase().includes(wanted))
    : [];
  byId('matches').replaceChildren(...accountItems(found));
  showDrawn();
  byId('found').textContent = wanted ? count(found.length, 'account', 'accounts') : '';
  redrawWires();
}
