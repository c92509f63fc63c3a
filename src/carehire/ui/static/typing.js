// Keeps what is typed into a form: in this browser at once, in carehire at each pause. What carehire has
// not confirmed is handed over again after a reload, a closed tab or a stopped server.
const PAUSE = 600;
const PATIENCE = 4000;
const ELSEWHERE = 15000;
const MOST = 8;
const tries = new Map();
const opened = new Set();
let pause = null;
let late = null;
let latest = () => {};

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

// Two tabs share what is held here; what another one has just typed is on its way already.
function tab() {
  const known = stored(sessionStorage, "carehire tab") ?? String(Math.random());
  put(sessionStorage, "carehire tab", known);
  return known;
}

export default function typing({ data, setTriggerValue }) {
  const main = document.querySelector('[data-testid="stMain"]');
  const { of, fields } = data;
  const typed = ({ target }) => {
    const mark = markOf(target);
    const field = fields[mark];
    if (!field || !["INPUT", "TEXTAREA"].includes(target.tagName)) return;
    const text = target.value;
    const base = stored(localStorage, place(of))?.[mark]?.base ?? field.kept;
    hold(of, mark, { text, base, group: field.group, tab: tab(), at: Date.now() });
    clearTimeout(late);
    late = setTimeout(() => latest(), PATIENCE);
    clearTimeout(pause);
    // A single line is sent by its field; a text of several lines only once that is left.
    if (target.tagName === "TEXTAREA") {
      pause = setTimeout(() => setTriggerValue("typed", [{ field: mark, text }]), PAUSE);
    }
  };
  const left = () => clearTimeout(pause);
  // What is held here and not there, once nobody types on; a group that is closed is opened to show it.
  latest = () => {
    const again = [];
    for (const [mark, draft] of Object.entries(stored(localStorage, place(of)) ?? {})) {
      const field = fields[mark];
      const fresh = Date.now() - draft.at;
      if (draft.tab !== tab() && fresh < ELSEWHERE) continue;
      if (!field) {
        if (draft.group && !opened.has(mark)) setTriggerValue("opened", draft.group);
        opened.add(mark);
      } else if (!tidy(draft.text) || draft.text === field.heard || tidy(draft.text) === tidy(field.kept)) {
        hold(of, mark, null);
      } else if (markOf(document.activeElement) !== mark || fresh >= PATIENCE) {
        const tried = tries.get(draft.text) ?? 0;
        tries.set(draft.text, tried + 1);
        if (tried < MOST) again.push({ field: mark, text: draft.text, base: draft.base });
      }
    }
    if (again.length) setTriggerValue("typed", again);
    clearTimeout(late);
    if (again.length) late = setTimeout(() => latest(), PATIENCE);
  };
  latest();
  main?.addEventListener("input", typed);
  main?.addEventListener("focusout", left);
  return () => {
    main?.removeEventListener("input", typed);
    main?.removeEventListener("focusout", left);
  };
}
