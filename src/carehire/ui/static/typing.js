// Keeps what is typed into a form: in this browser at once, in carehire at each pause. What carehire has
// not confirmed is handed over again after a reload, a closed tab or a stopped server. A field that ``lasts``
// is confirmed once its text was added.
const PAUSE = 600;
const PATIENCE = 4000;
const ELSEWHERE = 15000;
const MOST = 8;
const tries = new Map();
const opened = new Map();
const held = new Map(); // of each form, what was held here when it was opened
let pause = null;
let late = null;
let latest = () => {};
let deaf = () => {};

const place = (of) => `carehire typing ${of}`;
const tidy = (text) => text.replace(/\s+/g, " ").trim();
const markOf = (target) =>
  [...(target.closest("[class*=st-key-]")?.classList ?? [])].find((name) => name.startsWith("st-key-"));

function stored(store, name) {
  try {
    return JSON.parse(store.getItem(name));
  } catch {
    return null; // a browser that keeps nothing
  }
}

function put(store, name, value) {
  try {
    if (value) store.setItem(name, JSON.stringify(value));
    else store.removeItem(name);
  } catch {
    // then the pause alone must do
  }
}

function hold(of, mark, draft) {
  const drafts = stored(localStorage, place(of)) ?? {};
  if (draft) drafts[mark] = draft;
  else delete drafts[mark];
  put(localStorage, place(of), Object.keys(drafts).length ? drafts : null);
}

// What is sent may be kept before its author hears of it: it is then no other window's text.
function remember(of, mark) {
  const draft = stored(localStorage, place(of))?.[mark];
  if (draft) hold(of, mark, { ...draft, was: [...(draft.was ?? []), draft.text].slice(-MOST) });
}

// Two tabs share what is held here; what another one has just typed is on its way already.
function tab() {
  const known = stored(sessionStorage, "carehire tab") ?? String(Math.random());
  put(sessionStorage, "carehire tab", known);
  return known;
}

export default function typing({ data, setTriggerValue }) {
  deaf(); // else what was known of the fields at an earlier run would answer as well
  const main = document.querySelector('[data-testid="stMain"]');
  const { of, fields } = data;
  const typed = ({ target }) => {
    const mark = markOf(target);
    const field = fields[mark];
    if (!field || !["INPUT", "TEXTAREA"].includes(target.tagName)) return;
    const text = target.value;
    const { base = field.kept, was } = stored(localStorage, place(of))?.[mark] ?? {};
    hold(of, mark, { text, base, was, group: field.group, lasts: field.lasts, tab: tab(), at: Date.now() });
    clearTimeout(late);
    late = setTimeout(() => latest(), PATIENCE);
    clearTimeout(pause);
    pause = setTimeout(() => {
      remember(of, mark);
      // A single line is sent by its field; a text of several lines only once that is left.
      if (target.tagName === "TEXTAREA" && !field.lasts) setTriggerValue("typed", [{ field: mark, text }]);
    }, PAUSE);
  };
  const left = ({ target }) => {
    clearTimeout(pause);
    remember(of, markOf(target));
  };
  // What is held here and not there, once nobody types on; a group that is closed is opened to show it.
  latest = () => {
    const again = [];
    const wanted = [];
    const drafts = stored(localStorage, place(of)) ?? {};
    if (!held.has(of)) held.set(of, new Set(Object.keys(drafts)));
    for (const [mark, draft] of Object.entries(drafts)) {
      const field = fields[mark];
      const fresh = Date.now() - draft.at;
      if (draft.tab !== tab() && fresh < ELSEWHERE) continue;
      // A line to be added is no other tab's while its own is open, nor opens a group that was just closed.
      if (draft.lasts && !held.get(of).has(mark) && (!field || draft.tab !== tab())) continue;
      if (!field) {
        const tried = opened.get(mark) ?? 0; // at its first run a page may not hear what it is told
        opened.set(mark, tried + 1);
        if (draft.group && tried < MOST) wanted.push(draft.group);
      } else if (!tidy(draft.text) || draft.text === field.heard) {
        hold(of, mark, null);
      } else if (tidy(draft.text) === tidy(field.kept)) {
        if (!field.lasts) hold(of, mark, null);
      } else if (markOf(document.activeElement) !== mark || fresh >= PATIENCE) {
        const tried = tries.get(draft.text) ?? 0;
        tries.set(draft.text, tried + 1);
        if (tried < MOST) again.push({ field: mark, text: draft.text, base: draft.base, was: draft.was });
      }
    }
    if (again.length) setTriggerValue("typed", again);
    if (wanted.length) setTriggerValue("opened", wanted[0]);
    clearTimeout(late);
    if (again.length || wanted.length) late = setTimeout(() => latest(), PATIENCE);
  };
  latest();
  main?.addEventListener("input", typed);
  main?.addEventListener("focusout", left);
  deaf = () => {
    main?.removeEventListener("input", typed);
    main?.removeEventListener("focusout", left);
  };
  return deaf;
}
